/**
 * What the features print with: type faces ({@link org.vanthu.shared.pdf.Fonts}, {@link org.vanthu.shared.pdf.Type})
 * and forms that are a table ({@link org.vanthu.shared.pdf.PrintedTable}), as PDF and XLSX.
 */
@NullMarked
package org.vanthu.shared.pdf;

import org.jspecify.annotations.NullMarked;
