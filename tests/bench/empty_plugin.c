/* A plugin that does nothing, for the floor. */
const void *poise_plugin_entry(unsigned major, unsigned minor);
__attribute__((visibility("default"))) const void *poise_plugin_entry(unsigned major,
                                                                      unsigned minor)
{
    (void)major;
    (void)minor;
    return 0;
}
