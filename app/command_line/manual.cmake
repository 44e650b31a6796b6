# SPDX-License-Identifier: MIT
# Writes the manual page and the completions of a program. SOURCES contains PROGRAM.1, whose line @OPTIONS@ is replaced
# by the options the program writes with --write man. A program without that option has its completions in SOURCES.
#     cmake -DPROGRAM=… -DVERSION=… -DSOURCES=… -DPAGE=… -DBASH=… -DZSH=… -DFISH=… -P manual.cmake
cmake_minimum_required(VERSION 3.25)
cmake_path(GET PROGRAM FILENAME name)
set(ENV{ASAN_OPTIONS} detect_leaks=0) # of libraries

function(write_from_program form variable)
  execute_process(COMMAND "${PROGRAM}" --write ${form} OUTPUT_VARIABLE text RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "'${PROGRAM} --write ${form}' failed: ${status}")
  endif()
  set(${variable} "${text}" PARENT_SCOPE)
endfunction()

file(READ "${SOURCES}/${name}.1" page)
if(page MATCHES "@OPTIONS@")
  write_from_program(man options)
  string(REPLACE "@OPTIONS@\n" "${options}" page "${page}")
  foreach(shell IN ITEMS bash zsh fish)
    string(TOUPPER ${shell} file)
    write_from_program(${shell} text)
    file(WRITE "${${file}}" "${text}")
  endforeach()
else()
  configure_file("${SOURCES}/${name}.bash" "${BASH}" COPYONLY)
  configure_file("${SOURCES}/_${name}" "${ZSH}" COPYONLY)
  configure_file("${SOURCES}/${name}.fish" "${FISH}" COPYONLY)
endif()
string(REPLACE "@VERSION@" "${VERSION}" page "${page}")
file(WRITE "${PAGE}" "${page}")
