# SPDX-License-Identifier: MIT
# Every file of ours that can hold a comment says under which licence it is, in its first three lines; C++ and QML also
# say whose it is.     cmake -DROOT=<source tree> -P check_licences.cmake
cmake_minimum_required(VERSION 3.25)

set(globs .ci app core packaging qml resources tests ui)
list(TRANSFORM globs REPLACE "(.+)" "${ROOT}/\\1/*")
file(GLOB_RECURSE files RELATIVE "${ROOT}" ${globs})
list(APPEND files CMakeLists.txt)

set(missing "")
set(count 0)
foreach(file IN LISTS files)
  file(STRINGS "${ROOT}/${file}" lines LIMIT_COUNT 3 LIMIT_INPUT 600)
  if(NOT (file MATCHES "\\.(h|hpp|inl|c|cc|cpp|qml|js|cmake|py|sh|supp)$|CMakeLists\\.txt$" OR lines MATCHES "^#!"))
    continue()
  endif()
  math(EXPR count "${count} + 1")
  if(NOT lines MATCHES "SPDX-License-Identifier: MIT")
    string(APPEND missing "\n${file} lacks the line SPDX-License-Identifier: MIT")
  elseif(file MATCHES "\\.(h|hpp|inl|c|cc|cpp|qml|js)$" AND NOT lines MATCHES "SPDX-FileCopyrightText: ")
    string(APPEND missing "\n${file} lacks the line SPDX-FileCopyrightText: ...")
  endif()
endforeach()

if(missing OR count EQUAL 0)
  message("${missing}\n")
  message(FATAL_ERROR "Files without a licence (${count} files read).")
endif()
message(STATUS "${count} files name their licence.")
