/* Keys and signatures that the standard tool made, minisign 0.11 of Debian 12, and what
 * they are about. */
#ifndef SIGNED_H
#define SIGNED_H

#define SIGNED_BYTES "A plugin, byte for byte.\n"
#define SIGNED_KEY   "RWQO6SVsbeCfWt/VNMkpCwdQ2vWznG8l/cPkoe8Xx7xqpx17jbQwp2Wu"
#define SIGNED_ID    "5A9FE06D6C25E90E"

#define SIGNED_PUB                                                                       \
    "untrusted comment: minisign public key 5A9FE06D6C25E90E\n" SIGNED_KEY "\n"

/* minisign -S -t 'by the real tool' */
#define SIGNED_FIRST                                                                     \
    "RUQO6SVsbeCfWgUwu7iaorr28hqjytIS5h8R13zfkmCoz+mStWPyhfHj7jl2DVydPUUh2f0vr5xiTEsT7P" \
    "OkyvzmEL8al7WjAws="
#define SIGNED_LAST                                                                      \
    "C6EFnTBBoOuDfeGXCTLE8u6RvBv+QN8IcT4YsTlZoEL35e5yZ6IwfwIoJl+Ymq3xM0JZU0Gsnba+Q/KGjE" \
    "UsDw=="
#define SIGNED_HASHED                                                                    \
    "untrusted comment: signature from minisign secret key\n" SIGNED_FIRST               \
    "\ntrusted comment: by the real tool\n" SIGNED_LAST "\n"

/* The same with -l */
#define SIGNED_LEGACY                                                                    \
    "untrusted comment: signature from minisign secret key\n"                            \
    "RWQO6SVsbeCfWrN6DYRWSETuj72zNilYTScoGVXqj4YanquTrNDwECIN+QIl33V7HpL6URyzMfypxcoJhN" \
    "hSXoBo787ZPj8GPgQ=\n"                                                               \
    "trusted comment: by the real tool\n"                                                \
    "fGWnIFcxFoaDB62KalFpb4BkNzfimXDAHJIhqESTXVBpn2vXL5IbpDlpNdMGdR7DixTo9qom8mjuhmV1Yl" \
    "M6CQ==\n"

/* minisign -G -W: the secret half, without a password */
#define SIGNED_SECRET                                                                    \
    "untrusted comment: minisign encrypted secret key\n"                                 \
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADuklbG3gn1" \
    "rZ"                                                                                 \
    "JAJpatYrn49VV6Y9jkSqtPikKGd5MsujOz7qRr2Sz9/VNMkpCwdQ2vWznG8l/cPkoe8Xx7xqpx17jbQwp2" \
    "WuAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"

/* The same behind the password "correct horse", with the least work that scrypt allows.
 */
#define SIGNED_CLOSED                                                                    \
    "untrusted comment: minisign encrypted secret key\n"                                 \
    "RWRTY0Iyc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3MAgAAAAAAAAAAAAAEAAAAASVpAx3ozil" \
    "Q7O/bei156+6hc6eGL0qjojE50zGhwbfDrZNMBi6R4xiQpghIAe7ZQokZvkeRHxMfvpDP0BUo6vh2XnxkV" \
    "D3sLzuLezZhjv5Mg6mULVe5PGtTqlJCJnFvMh+ycfJ5hmRw=\n"

#endif
