{{- define "aduan.labels" -}}
app.kubernetes.io/part-of: aduan
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "aduan.selector" -}}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/name: {{ .name }}
{{- end }}

{{- /* The environment variable that a setting is read from */ -}}
{{- define "aduan.variable" -}}
{{ regexReplaceAll "[^A-Z0-9]" (upper .) "_" }}
{{- end }}

{{- define "aduan.parameters" -}}
{{ with .Values.database.parameters }}?{{ . }}{{ end }}
{{- end }}

{{- define "aduan.attachmentsClaim" -}}
{{ default (printf "%s-attachments" .Release.Name) .Values.attachments.existingClaim }}
{{- end }}
