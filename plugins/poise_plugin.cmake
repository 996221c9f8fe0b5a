# poise_add_plugin(NAME [SOURCES a.c ...] [MANIFEST name.ini])
#
# Builds a Poise plugin: a shared object that exports poise_plugin_entry and nothing else, not
# even what a C++ library brings along, and carries its manifest in the section
# ".poise.manifest", where the host reads it before any code runs. Used by Poise's own build
# and, after find_package(poise), by plugins outside the tree.
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
  set(exports ${CMAKE_CURRENT_BINARY_DIR}/${name}_exports.map)
  file(CONFIGURE OUTPUT ${exports} CONTENT "{ global: poise_plugin_entry; local: *; };\n")
  add_library(${name} MODULE ${arg_SOURCES} ${embed})
  target_link_libraries(${name} PRIVATE poise::plugin)
  target_link_options(${name} PRIVATE LINKER:--version-script=${exports})
  set_target_properties(${name} PROPERTIES PREFIX "" C_VISIBILITY_PRESET hidden
                                           CXX_VISIBILITY_PRESET hidden)
endfunction()
