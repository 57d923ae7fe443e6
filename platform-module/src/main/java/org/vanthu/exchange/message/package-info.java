/**
 * The model of what travels between agencies: documents with their attachments, recalls, and what is said about how far
 * a document has come. Values only; bytes are opened by whoever reads them.
 *
 * @see "QCVN 102:2016/BTTTT"
 */
@NullMarked
package org.vanthu.exchange.message;

import org.jspecify.annotations.NullMarked;
