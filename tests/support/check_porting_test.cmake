# SPDX-License-Identifier: MIT
# Shows that check_porting.cmake can fail.     cmake -DWORK=<folder to use> -P check_porting_test.cmake
cmake_minimum_required(VERSION 3.25)

function(expect verdict source page)
  file(REMOVE_RECURSE "${WORK}")
  file(WRITE "${WORK}/core/listed.cpp" "#include <sys/mman.h>\n")
  file(WRITE "${WORK}/core/a.cpp" "${source}\n")
  file(WRITE "${WORK}/packaging/PORTING.md" "`core/listed.cpp` ${page}\n")
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${WORK}" -P "${CMAKE_CURRENT_LIST_DIR}/check_porting.cmake"
    RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE errors)
  if((verdict STREQUAL "accepted" AND NOT result EQUAL 0)
     OR (verdict STREQUAL "refused" AND (result EQUAL 0 OR NOT errors MATCHES "core/")))
    message(SEND_ERROR "'${source}' with '${page}' should be ${verdict}. ${errors}")
  endif()
endfunction()

expect(accepted "#include <vector>" "")
expect(accepted "#include <unistd.h>" "`core/a.cpp`")
expect(refused "#include <unistd.h>" "")
expect(refused "file.open(\"/proc/meminfo\")\;" "")
expect(refused "#include <vector>" "`core/gone.cpp`")
