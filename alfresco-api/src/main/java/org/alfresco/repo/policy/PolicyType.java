package org.alfresco.repo.policy;

/** What a policy is about. */
public enum PolicyType {
    Class,
    Property,
    Association
}
