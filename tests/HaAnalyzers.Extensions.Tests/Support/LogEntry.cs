using Microsoft.Extensions.Logging;

namespace HaAnalyzers.Extensions.Tests.Support;

internal sealed record LogEntry(string Category, LogLevel Level, int EventId, string Message, string Values);
