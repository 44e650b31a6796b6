# SPDX-License-Identifier: MIT
# packaging/PORTING.md names every source file of the product that includes a header of Linux or POSIX, or reads /proc or
# /sys.     cmake -DROOT=<source tree> -P check_porting.cmake
cmake_minimum_required(VERSION 3.25)

set(system "^[ \t]*#[ \t]*include[ \t]*<(sys/|linux/|(unistd|fcntl|dlfcn|sched|poll|pthread|malloc|cpuid|pty|termios|link)\\.h>|csignal>)|\"/(proc|sys)/")
file(READ "${ROOT}/packaging/PORTING.md" page)
file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/app/*.cpp" "${ROOT}/core/*.cpp" "${ROOT}/ui/*.cpp")

set(missing "")
set(count 0)
foreach(file IN LISTS files)
  file(STRINGS "${ROOT}/${file}" lines REGEX "${system}")
  if(lines)
    math(EXPR count "${count} + 1")
    string(FIND "${page}" "`${file}`" found)
    if(found EQUAL -1)
      string(APPEND missing "\n${file} uses system calls, but packaging/PORTING.md doesn't list it")
    endif()
  endif()
endforeach()
string(REGEX MATCHALL "`(app|core|ui)/[a-z0-9_/-]+\\.cpp`" listed "${page}")
foreach(name IN LISTS listed)
  string(REPLACE "`" "" name "${name}")
  if(NOT EXISTS "${ROOT}/${name}")
    string(APPEND missing "\npackaging/PORTING.md lists ${name}, which doesn't exist")
  endif()
endforeach()

if(missing OR count EQUAL 0)
  message("${missing}\n")
  message(FATAL_ERROR "The list of files that a port has to change isn't complete (${count} files read).")
endif()
message(STATUS "${count} files use system calls and are listed.")
