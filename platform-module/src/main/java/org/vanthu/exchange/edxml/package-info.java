/**
 * Messages as edXML: the envelope with header, trace and manifest, then the attachments; and the seal that binds them.
 * Reading and writing stream the attachments, only the envelope is held in memory.
 *
 * @see "QCVN 102:2016/BTTTT"
 */
@NullMarked
package org.vanthu.exchange.edxml;

import org.jspecify.annotations.NullMarked;
