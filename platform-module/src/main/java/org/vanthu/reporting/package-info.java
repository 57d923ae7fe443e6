/**
 * Prints: registers as PDF and XLSX, the arrival stamp. Read-only; it uses the public services of other features and
 * changes nothing.
 */
@NullMarked
package org.vanthu.reporting;

import org.jspecify.annotations.NullMarked;
