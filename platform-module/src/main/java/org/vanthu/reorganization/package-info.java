/**
 * The annual reorganization (tổ chức lại văn bản điện tử hàng năm): what is in no dossier is filed, dossiers of the
 * closed year are ended or carried over, with a plan, a dry run, a second person and a ledger. Nothing is moved: it
 * changes dossiers and rows, never the place of a document.
 */
@NullMarked
package org.vanthu.reorganization;

import org.jspecify.annotations.NullMarked;
