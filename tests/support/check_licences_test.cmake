# SPDX-License-Identifier: MIT
# Shows that check_licences.cmake can fail.     cmake -DWORK=<folder to use> -P check_licences_test.cmake
cmake_minimum_required(VERSION 3.25)

function(expect verdict file content)
  file(REMOVE_RECURSE "${WORK}")
  file(WRITE "${WORK}/CMakeLists.txt" "# SPDX-License-Identifier: MIT\n")
  file(WRITE "${WORK}/${file}" "${content}")
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${WORK}" -P "${CMAKE_CURRENT_LIST_DIR}/check_licences.cmake"
    RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE errors)
  if((verdict STREQUAL "accepted" AND NOT result EQUAL 0)
     OR (verdict STREQUAL "refused" AND (result EQUAL 0 OR NOT errors MATCHES "\n${file} lacks")))
    message(SEND_ERROR "${file} should be ${verdict}. ${errors}")
  endif()
endfunction()

set(licence "SPDX-License-Identifier: MIT")
set(owner "SPDX-FileCopyrightText: 2026 The Arioso authors")
expect(accepted core/engine/a.cpp "// ${licence}\n// ${owner}\n")
expect(refused  core/engine/a.cpp "// ${licence}\n")
expect(refused  core/engine/a.h "#pragma once\n")
expect(refused  core/engine/a.h "//\n//\n//\n// ${licence}\n// ${owner}\n")
expect(refused  qml/Main.qml "import QtQuick\n")
expect(refused  core/CMakeLists.txt "add_subdirectory(engine)\n")
expect(accepted packaging/run "#!/bin/bash\n# ${licence}\n")
expect(refused  packaging/run "#!/bin/bash\n")
expect(refused  .ci/run "#!/bin/bash\n")
expect(accepted resources/preset.json "{}\n")
