package org.alfresco.service.cmr.action;

/** Actions that run one after the other. */
public interface CompositeAction extends Action, ActionList<Action> {}
