# SPDX-License-Identifier: MIT
# The window's program tells its version, stays alive when it opens its window and the engine's module, and prints
# nothing meanwhile: neither Qt nor the QML has anything to complain about.
#     cmake -DPROGRAM=<arioso> -DVERSION=<x.y.z> -DWORK=<folder> -P check_start_window.cmake
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND "${PROGRAM}" --version RESULT_VARIABLE result OUTPUT_VARIABLE output TIMEOUT 120)
string(FIND "${output}" "${VERSION}" found)
if(NOT result EQUAL 0 OR found EQUAL -1)
  message(FATAL_ERROR "arioso --version should print ${VERSION}; exit status ${result}:\n${output}")
endif()

file(REMOVE_RECURSE "${WORK}")
foreach(folder CONFIG_HOME DATA_HOME STATE_HOME CACHE_HOME RUNTIME_DIR)
  set(ENV{XDG_${folder}} "${WORK}/${folder}")
  file(MAKE_DIRECTORY "${WORK}/${folder}")
  file(CHMOD "${WORK}/${folder}" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
endforeach()
function(start)
  execute_process(COMMAND "${PROGRAM}" ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output
    ERROR_VARIABLE output TIMEOUT 6)
  if(NOT result MATCHES "timeout")
    message(FATAL_ERROR "The window should have stayed open; exit status ${result}:\n${output}")
  endif()
  # Without a sound server, as on a machine for tests, Qt says so.
  string(REPLACE "PulseAudioService: pa_context_connect() failed\n" "" output "${output}")
  if(NOT output STREQUAL "")
    message(FATAL_ERROR "The window should have printed nothing:\n${output}")
  endif()
endfunction()

# The folder is no model: the engine is opened, says so, and the window stays.
start(--model "${WORK}/none")
if(NOT EXISTS "${WORK}/STATE_HOME/arioso/arioso.log")
  message(FATAL_ERROR "The failed load should be in the log.")
endif()
# The first start where there is no model at all shows what can be downloaded.
file(REMOVE_RECURSE "${WORK}/CONFIG_HOME" "${WORK}/DATA_HOME")
set(ENV{ARIOSO_STARTER_MODEL} "")
set(ENV{HF_HOME} "${WORK}/none")
start()
