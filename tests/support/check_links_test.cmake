# SPDX-License-Identifier: MIT
# Shows that check_links.cmake can fail.     cmake -DWORK=<folder to use> -P check_links_test.cmake
cmake_minimum_required(VERSION 3.25)

function(expect verdict link)
  file(REMOVE_RECURSE "${WORK}")
  file(WRITE "${WORK}/README.md" "# Demo\n\nSee [this](${link}) and [that](https://example.org/).\n\n## Where do I change …?\n")
  file(WRITE "${WORK}/packaging/page.md" "[back](../README.md#demo)\n")
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${WORK}" -P "${CMAKE_CURRENT_LIST_DIR}/check_links.cmake"
    RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE errors)
  if((verdict STREQUAL "accepted" AND NOT result EQUAL 0)
     OR (verdict STREQUAL "refused" AND (result EQUAL 0 OR NOT errors MATCHES "README.md: ")))
    message(SEND_ERROR "'${link}' should be ${verdict}. ${errors}")
  endif()
endfunction()

expect(accepted "packaging/page.md")
expect(accepted "packaging")
expect(accepted "#where-do-i-change-")
expect(refused "packaging/pages.md")
expect(refused "#nowhere")
expect(refused "packaging/page.md#demo")
