# poise_add_plugin(NAME [SOURCES a.c ...] [MANIFEST name.ini])
#
# Builds a Poise plugin: a shared object that exports one function and carries its manifest in
# the section ".poise.manifest", where the host reads it before any code runs. Used by Poise's
# own build and, after find_package(poise), by plugins outside the tree.
function(poise_add_plugin name)
  cmake_parse_arguments(arg "" "MANIFEST" "SOURCES" ${ARGN})
  if(NOT arg_SOURCES)
    set(arg_SOURCES ${name}.c)
  endif()
  if(NOT arg_MANIFEST)
    set(arg_MANIFEST ${name}.ini)
  endif()
  get_filename_component(manifest ${arg_MANIFEST} ABSOLUTE)
  set(embed ${CMAKE_CURRENT_BINARY_DIR}/${name}_manifest.c)
  file(CONFIGURE OUTPUT ${embed} @ONLY CONTENT
"/* Made by the build: embeds the manifest. */
__asm__(\".section .poise.manifest,\\\"a\\\"\\n\"
        \".incbin \\\"@manifest@\\\"\\n\"
        \".previous\\n\");
extern const int poise_manifest_is_embedded;
const int poise_manifest_is_embedded __attribute__((visibility(\"hidden\"))) = 1;
")
  set_source_files_properties(${embed} PROPERTIES OBJECT_DEPENDS ${manifest})
  add_library(${name} MODULE ${arg_SOURCES} ${embed})
  target_link_libraries(${name} PRIVATE poise::plugin)
  set_target_properties(${name} PROPERTIES PREFIX "" C_VISIBILITY_PRESET hidden
                                           CXX_VISIBILITY_PRESET hidden)
endfunction()
