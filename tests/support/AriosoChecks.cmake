# SPDX-License-Identifier: MIT
# What holds for the project as a whole: layers, licences, numbers that no locale changes, types defined once, what the modules export, and that the programs start.

function(arioso_check name script)
  add_test(NAME ${name} COMMAND "${CMAKE_COMMAND}" ${ARGN} -P "${PROJECT_SOURCE_DIR}/tests/support/${script}")
endfunction()

arioso_check(layers check_layers.cmake "-DROOT=${PROJECT_SOURCE_DIR}")
arioso_check(layers_check_can_fail check_layers_test.cmake "-DWORK=${CMAKE_CURRENT_BINARY_DIR}/layers")
arioso_check(locale check_locale.cmake "-DROOT=${PROJECT_SOURCE_DIR}")
arioso_check(locale_check_can_fail check_locale_test.cmake "-DWORK=${CMAKE_CURRENT_BINARY_DIR}/locale_check")
arioso_check(links check_links.cmake "-DROOT=${PROJECT_SOURCE_DIR}")
arioso_check(links_check_can_fail check_links_test.cmake "-DWORK=${CMAKE_CURRENT_BINARY_DIR}/links")
arioso_check(one_definition check_one_definition.cmake "-DROOT=${PROJECT_SOURCE_DIR}")
arioso_check(one_definition_check_can_fail check_one_definition_test.cmake "-DWORK=${CMAKE_CURRENT_BINARY_DIR}/one_definition")
arioso_check(porting check_porting.cmake "-DROOT=${PROJECT_SOURCE_DIR}")
arioso_check(porting_check_can_fail check_porting_test.cmake "-DWORK=${CMAKE_CURRENT_BINARY_DIR}/porting")
arioso_check(licences check_licences.cmake "-DROOT=${PROJECT_SOURCE_DIR}")
arioso_check(licences_check_can_fail check_licences_test.cmake "-DWORK=${CMAKE_CURRENT_BINARY_DIR}/licences")

arioso_check(engine_exports check_exports.cmake
  "-DNM=${CMAKE_NM}" "-DMODULE=$<TARGET_FILE:arioso_engine>" -DSYMBOL=ariosoEngine)
arioso_check(conversion_exports check_exports.cmake
  "-DNM=${CMAKE_NM}" "-DMODULE=$<TARGET_FILE:arioso_conversion_module>" -DSYMBOL=ariosoConverter)
arioso_check(media_exports check_exports.cmake
  "-DNM=${CMAKE_NM}" "-DMODULE=$<TARGET_FILE:arioso_media>" -DSYMBOL=ariosoMedia)
arioso_check(tokenizer_exports check_exports.cmake
  "-DNM=${CMAKE_NM}" "-DMODULE=$<TARGET_FILE:arioso_tokenizer>" -DSYMBOL=ariosoTokenizer)

set(linked arioso_engine arioso_conversion_module arioso_media arioso_tokenizer)
foreach(program arioso arioso-cli arioso-train)
  if(TARGET ${program})
    list(APPEND linked ${program})
  endif()
endforeach()
list(TRANSFORM linked REPLACE "(.+)" "$<TARGET_FILE:\\1>")
list(JOIN linked "|" linked)
set(notices "-DNOTICES=${PROJECT_SOURCE_DIR}/resources/third-party-notices.txt")
arioso_check(notices check_notices.cmake "-DOBJDUMP=${CMAKE_OBJDUMP}" "-DFILES=${linked}" "${notices}")
arioso_check(notices_check_can_fail check_notices.cmake "-DOBJDUMP=${CMAKE_OBJDUMP}"
  "-DFILES=$<TARGET_FILE:arioso_media>" "-DNOTICES=${PROJECT_SOURCE_DIR}/LICENSE")
set_tests_properties(notices_check_can_fail PROPERTIES WILL_FAIL ON)

if(TARGET arioso-cli)
  arioso_check(start_command_line check_start.cmake
    "-DPROGRAM=$<TARGET_FILE:arioso-cli>" "-DVERSION=${PROJECT_VERSION}")
  set_tests_properties(start_command_line PROPERTIES LABELS start ENVIRONMENT "${ARIOSO_TEST_ENVIRONMENT}")
endif()
if(TARGET arioso-train)
  # Opens libtorch; a crash before main would say nothing about the folder.
  add_test(NAME start_trainer COMMAND arioso-train finetune --model "${CMAKE_CURRENT_BINARY_DIR}/no/such/model"
    --data "${CMAKE_CURRENT_BINARY_DIR}" -o "${CMAKE_CURRENT_BINARY_DIR}/never-made")
  set_tests_properties(start_trainer PROPERTIES LABELS start ENVIRONMENT "${ARIOSO_TEST_ENVIRONMENT}"
    PASS_REGULAR_EXPRESSION "no/such/model' does not exist")
endif()
if(TARGET arioso)
  arioso_check(start_window check_start_window.cmake "-DPROGRAM=$<TARGET_FILE:arioso>"
    "-DVERSION=${PROJECT_VERSION}" "-DWORK=${CMAKE_CURRENT_BINARY_DIR}/window")
  set_tests_properties(start_window PROPERTIES LABELS start ENVIRONMENT "${ARIOSO_TEST_ENVIRONMENT}")
endif()

# arioso_manual_check(PROGRAM)
function(arioso_manual_check program)
  if(NOT TARGET ${program}_manual)
    return()
  endif()
  arioso_check(manual_${program} check_manual.cmake "-DPROGRAM=$<TARGET_FILE:${program}>"
    "-DSHARE=${CMAKE_BINARY_DIR}/share" "-DZSH=${ARIOSO_ZSH_FUNCTIONS}")
  set_tests_properties(manual_${program} PROPERTIES ENVIRONMENT "${ARIOSO_TEST_ENVIRONMENT}")
endfunction()
arioso_manual_check(arioso)
arioso_manual_check(arioso-cli)
arioso_manual_check(arioso-train)
arioso_check(manual_check_can_fail check_manual_test.cmake "-DWORK=${CMAKE_CURRENT_BINARY_DIR}/manual_check")
