using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HaAnalyzers.Extensions.Tests.Support;

/// <summary>Keeps what the guards log.</summary>
internal sealed class CollectingLoggerProvider : ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();

    public IReadOnlyList<LogEntry> Entries => [.. _entries.Where(entry => entry.Category.StartsWith("HaAnalyzers", StringComparison.Ordinal))];

    public ILogger CreateLogger(string categoryName) => new Collector(_entries, categoryName);

    public void Dispose()
    {
    }

    private sealed class Collector(ConcurrentQueue<LogEntry> entries, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue(new LogEntry(category, logLevel, eventId.Id, formatter(state, exception), ValuesOf(state)));

        private static string ValuesOf<TState>(TState state) =>
            state is IEnumerable<KeyValuePair<string, object?>> values
                ? string.Join(", ", values.SkipLast(1).Select(value => $"{value.Key}={value.Value}"))
                : "";
    }
}
