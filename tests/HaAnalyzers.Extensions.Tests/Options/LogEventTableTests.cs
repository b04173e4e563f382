using System.Reflection;
using System.Text.RegularExpressions;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.Extensions.Logging;

namespace HaAnalyzers.Extensions.Tests.Options;

/// <summary>The README lists every log event under the id it keeps.</summary>
public sealed partial class LogEventTableTests
{
    [Fact]
    public void Readme_ListsEveryEvent() => Assert.Equal(
        from type in typeof(GuardRegistration).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        orderby message.EventId
        let values = string.Join(", ", Placeholder().Matches(message.Message))
        select $"| {message.EventId} | `{message.EventName}` | {message.Level.ToString().ToLowerInvariant()} | {values} |",
        from row in Repository.Read("README.md").Split('\n')
        where EventRow().IsMatch(row)
        let cells = row.Split('|')
        select $"|{cells[1]}|{cells[2]}|{cells[3]}|{cells[5]}|");

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\| [0-9]+ \| `\w+` \|")]
    private static partial Regex EventRow();
}
