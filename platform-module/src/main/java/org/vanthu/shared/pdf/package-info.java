/** Type faces for the PDF files that Vanthu prints; entry type {@link org.vanthu.shared.pdf.Fonts}. */
@NullMarked
package org.vanthu.shared.pdf;

import org.jspecify.annotations.NullMarked;
