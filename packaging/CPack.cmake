# SPDX-License-Identifier: MIT
# The Debian package, which packaging/release builds. It needs the packages of the group [deb].

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME arioso)
set(CPACK_PACKAGE_VENDOR "The Arioso authors")
set(CPACK_PACKAGE_CONTACT "The Arioso authors <maintainers@arioso.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "generate music from text with MusicGen, offline")
set(CPACK_PACKAGE_DESCRIPTION "Generates music from text prompts and continues recordings, and plays while it generates.
Takes store their settings and seed and can be regenerated. Runs MusicGen models in native code, without Python or a server;
a small model is included.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
# dpkg-shlibdeps finds the linked libraries. libtorch accepts the reference BLAS, which is thirty times slower than
# OpenBLAS.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-pthread | libopenblas0-openmp")
if(TARGET arioso)
  # QML modules and GStreamer's plugins are opened at run time, so dpkg-shlibdeps doesn't find them.
  file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/packages.txt" lines REGEX "^[^#]")
  foreach(line IN LISTS lines)
    if(line MATCHES "^\\[")
      set(group "${line}")
    elseif(group MATCHES "^.(qml|runtime).$")
      string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", ${line}")
    endif()
  endforeach()
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "pulseaudio | pipewire-pulse, fonts-noto-ui-core")
endif()

if(TARGET arioso)
  install(FILES "${CMAKE_CURRENT_LIST_DIR}/org.arioso.Arioso.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
  install(FILES "${CMAKE_CURRENT_LIST_DIR}/org.arioso.Arioso.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
  install(FILES "${CMAKE_CURRENT_LIST_DIR}/org.arioso.Arioso.mime.xml"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages" RENAME org.arioso.Arioso.xml)
  install(FILES "${PROJECT_SOURCE_DIR}/resources/icons/arioso.svg"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps" RENAME org.arioso.Arioso.svg)
endif()
install(FILES "${CMAKE_CURRENT_LIST_DIR}/CHANGELOG.md" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/arioso")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/arioso" RENAME copyright)
install(FILES "${PROJECT_SOURCE_DIR}/resources/third-party-notices.txt" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/arioso")
include(CPack)
