/**
 * Actions and folder rules: runs executers by name, at once or after the commit in a pool, and fires the rules of
 * folders before the commit of the transaction in which something entered, changed in or left them. Entry types:
 * {@link org.vanthu.embedded.action.EngineActionService}, {@link org.vanthu.embedded.action.JdbcRuleService}.
 */
@NullMarked
package org.vanthu.embedded.action;

import org.jspecify.annotations.NullMarked;
