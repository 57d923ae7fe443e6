/**
 * Who did what to which record, from what to what. Entry type is {@link org.vanthu.audit.AuditTrail}; rows are chained
 * by hashes so that a later change shows. It must not decide anything about rights.
 */
@NullMarked
package org.vanthu.audit;

import org.jspecify.annotations.NullMarked;
