<#-- A day, a moment, a yes or no that the registers alone write: shown in every mode and never sent. Share's own controls send theirs even when they are read-only. -->
<div class="form-field">
  <div class="viewmode-field">
    <span class="viewmode-label">${field.label?html}:</span>
    <#if field.value?string == "">
    <span class="viewmode-value">${msg("form.control.novalue")}</span>
    <#elseif field.dataType == "boolean">
    <span class="viewmode-value"><#if field.value?string == "true">${msg("form.control.checkbox.yes")}<#else>${msg("form.control.checkbox.no")}</#if></span>
    <#else>
    <#assign moment = field.dataType == "datetime">
    <span class="viewmode-value viewmode-value-date" data-date-iso8601="${field.value?html}" data-show-time="${moment?string}">${xmldate(field.value)?string(msg("form.control.date-picker.view." + moment?string("time", "date") + ".format"))}</span>
    </#if>
  </div>
</div>
