# SPDX-License-Identifier: MIT
# Every library that a program or module links is named in the third-party notices.
#     cmake -DOBJDUMP=<objdump> "-DFILES=<file>|<file>..." -DNOTICES=<file> -P check_notices.cmake
cmake_minimum_required(VERSION 3.25)

# Pairs of a pattern of library names and the title of the notice.
set(known
  "^ld-linux|^lib(c|m|dl|pthread|rt)\\.so" "The GNU C Library"
  "^lib(stdc\\+\\+|gcc_s|gomp)\\.so" "GCC's runtime libraries"
  "^libQt6" "Qt 6"
  "^lib(torch|torch_cpu|c10)\\.so" "libtorch"
  "^libsentencepiece\\.so" "SentencePiece"
  "^libsndfile\\.so" "libsndfile"
  "^libsoxr\\.so" "libsoxr"
  "^lib(avcodec|avformat|avutil|swresample)\\.so" "FFmpeg"
  "^libebur128\\.so" "libebur128"
  "^libyaml-0\\.so" "LibYAML"
  "^libz\\.so" "zlib"
)

string(REPLACE "|" ";" files "${FILES}")
file(READ "${NOTICES}" notices)
set(missing "")
set(count 0)
foreach(file IN LISTS files)
  execute_process(COMMAND "${OBJDUMP}" -p "${file}" OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL "NEEDED +[^\n]+" lines "${output}")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "NEEDED +" "" library "${line}")
    math(EXPR count "${count} + 1")
    set(title "")
    set(rest ${known})
    while(rest)
      list(POP_FRONT rest pattern name)
      if(library MATCHES "${pattern}")
        set(title "${name}")
      endif()
    endwhile()
    string(FIND "${notices}" "${title}" place)
    if(title STREQUAL "" OR place EQUAL -1)
      string(APPEND missing "\n${file} links ${library}, which has no notice")
    endif()
  endforeach()
endforeach()
if(missing OR count EQUAL 0)
  message(FATAL_ERROR "Incomplete third-party notices (${count} links read):${missing}")
endif()
message(STATUS "${count} links have notices.")
