# SPDX-License-Identifier: MIT
# A module shows one symbol and hides all others, so that nothing of the libraries inside it can meet another copy in
# the same process.     cmake -DNM=<nm> -DMODULE=<file> -DSYMBOL=<name> -P check_exports.cmake
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND "${NM}" --dynamic --defined-only --format=posix "${MODULE}"
  OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)
string(REGEX REPLACE "([^ \n]+)[^\n]*\n" "\\1;" symbols "${output}")
list(REMOVE_ITEM symbols "")
if(NOT symbols STREQUAL SYMBOL)
  list(LENGTH symbols count)
  list(SUBLIST symbols 0 10 first)
  list(JOIN first " " first)
  message(FATAL_ERROR "${MODULE} should export ${SYMBOL} alone and exports ${count} symbols: ${first}")
endif()
