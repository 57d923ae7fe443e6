/**
 * Destroys records whose time is over (hủy tài liệu hết giá trị) by the procedure of the law: list and explanatory
 * note, council, appraisal, decision of the head, execution, minutes with hashes. Entry type is
 * {@link org.vanthu.destruction.Destructions}. Nothing is destroyed by one person or by time alone; holds, days and
 * state are asked again in the transaction that destroys. It knows no rule of retention: that is the feature below.
 */
@NullMarked
package org.vanthu.destruction;

import org.jspecify.annotations.NullMarked;
