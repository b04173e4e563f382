using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HaAnalyzers.AspNetCore;

/// <summary>
/// Writes a report: one word for probes; JSON, in the shape that the health check UIs read, for whoever accepts <c>application/json</c> or
/// asks for <c>?format=json</c>.
/// </summary>
internal static class HealthAnswer
{
    public static Task WriteAsync(HttpContext context, HealthReport report, bool withExceptionMessages, string? text = null)
    {
        HttpResponse response = context.Response;
        response.Headers.Vary = "Accept";
        if (!WantsJson(context.Request))
        {
            response.ContentType = "text/plain";
            return response.WriteAsync(text ?? report.Status.ToString(), context.RequestAborted);
        }

        response.ContentType = "application/json";
        return response.Body.WriteAsync(Serialize(report, withExceptionMessages), context.RequestAborted).AsTask();
    }

    /// <summary><c>HealthCheckService</c> makes the message of a check that throws its description; that one is not told unless asked for.</summary>
    public static string? DescriptionOf(HealthReportEntry entry, bool withExceptionMessages) =>
        withExceptionMessages || entry.Exception is null || entry.Description?.Contains(entry.Exception.Message, StringComparison.Ordinal) != true
            ? entry.Description
            : null;

    private static bool WantsJson(HttpRequest request) =>
        string.Equals(request.Query["format"], "json", StringComparison.OrdinalIgnoreCase)
        || new RequestHeaders(request.Headers).Accept.Any(static accepted =>
            accepted.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0);

    private static ReadOnlyMemory<byte> Serialize(HealthReport report, bool withExceptionMessages)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("status", report.Status.ToString());
            json.WriteString("totalDuration", report.TotalDuration.ToString());
            json.WriteStartObject("entries");
            foreach ((string name, HealthReportEntry entry) in report.Entries)
            {
                json.WritePropertyName(name);
                Write(json, entry, withExceptionMessages);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, HealthReportEntry entry, bool withExceptionMessages)
    {
        json.WriteStartObject();
        json.WritePropertyName("data");
        Write(json, entry.Data);
        if (DescriptionOf(entry, withExceptionMessages) is { } description)
        {
            json.WriteString("description", description);
        }

        json.WriteString("duration", entry.Duration.ToString());
        if (entry.Exception is not null)
        {
            json.WriteString("exception", withExceptionMessages ? entry.Exception.Message : entry.Exception.GetType().FullName);
        }

        json.WriteString("status", entry.Status.ToString());
        json.WriteStartArray("tags");
        foreach (string tag in entry.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object>> data)
    {
        json.WriteStartObject();
        foreach ((string name, object value) in data)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    /// <summary>What is no plain value is told by its text: no reflection, and no graph of somebody's objects in the answer.</summary>
    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case DateTime moment: json.WriteStringValue(moment); break;
            case DateTimeOffset moment: json.WriteStringValue(moment); break;
            case Exception exception: json.WriteStringValue(exception.GetType().FullName); break;
            case IEnumerable<KeyValuePair<string, object>> nested: Write(json, nested); break;
            case IFormattable formattable: json.WriteStringValue(formattable.ToString(format: null, CultureInfo.InvariantCulture)); break;
            default: json.WriteStringValue(value.ToString()); break;
        }
    }
}
