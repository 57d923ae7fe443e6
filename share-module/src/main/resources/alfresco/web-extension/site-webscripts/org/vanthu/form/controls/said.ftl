<#-- A day, a moment, a yes or no that the registers alone write: shown in every mode and never sent. Share's own controls send theirs even when they are read-only. -->
<div class="form-field">
  <div class="viewmode-field">
    <span class="viewmode-label">${field.label?html}:</span>
    <#if field.value?string == "">
    <span class="viewmode-value">${msg("form.control.novalue")}</span>
    <#elseif field.dataType == "boolean">
    <span class="viewmode-value"><#if field.value?string == "true">${msg("form.control.checkbox.yes")}<#else>${msg("form.control.checkbox.no")}</#if></span>
    <#else>
    <#-- A day is the office's, whatever zone the server and the browser have. -->
    <#assign said = xmldate(field.value)?datetime?iso("Asia/Ho_Chi_Minh")>
    <span class="viewmode-value">${said?substring(8, 10)}/${said?substring(5, 7)}/${said?substring(0, 4)}<#if field.dataType == "datetime"> ${said?substring(11, 16)}</#if></span>
    </#if>
  </div>
</div>
