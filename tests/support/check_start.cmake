# SPDX-License-Identifier: MIT
# Starts the built command line as a user does. Clashing libraries crash before main or when a module is opened, and
# whether they do depends on the build type, so this runs in each.
#     cmake -DPROGRAM=<arioso-cli> -DVERSION=<x.y.z> -P check_start.cmake
cmake_minimum_required(VERSION 3.25)

function(start)
  execute_process(COMMAND "${PROGRAM}" ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors
    TIMEOUT 120)
  list(JOIN ARGN " " arguments)
  set(told "arioso-cli ${arguments}: exit status ${result}\n${output}${errors}" PARENT_SCOPE)
  set(result "${result}" PARENT_SCOPE)
  set(output "${output}" PARENT_SCOPE)
  set(errors "${errors}" PARENT_SCOPE)
endfunction()

start(--version)
string(FIND "${output}" "${VERSION}" found)
if(NOT result EQUAL 0 OR found EQUAL -1)
  message(FATAL_ERROR "This should print the version ${VERSION}.\n${told}")
endif()

# This opens the engine's module, and with it libtorch. A crash has a word for its status, not a number.
set(missing "${CMAKE_CURRENT_BINARY_DIR}/no/such/model")
start(info --model "${missing}")
string(FIND "${errors}" "${missing}" found)
if(NOT result MATCHES "^[0-9]+$" OR result EQUAL 0 OR found EQUAL -1)
  message(FATAL_ERROR "This should fail with a sentence about the folder.\n${told}")
endif()
