using System.Reflection;
using System.Text.RegularExpressions;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.Extensions.Logging;

namespace HaAnalyzers.Extensions.Tests.Support;

/// <summary>The table of log events in the README beside those an assembly has.</summary>
internal static partial class LogEventTable
{
    public static IEnumerable<string> EventsOf(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        orderby message.EventId
        let values = string.Join(", ", Placeholder().Matches(message.Message))
        select $"| {message.EventId} | `{message.EventName}` | {message.Level.ToString().ToLowerInvariant()} | {values} |";

    /// <param name="isWanted">Chooses by the category.</param>
    public static IEnumerable<string> Rows(Func<string, bool> isWanted) =>
        from row in Repository.Read("README.md").Split('\n')
        where EventRow().IsMatch(row)
        let cells = row.Split('|')
        where isWanted(cells[4].Trim(' ', '`'))
        select $"|{cells[1]}|{cells[2]}|{cells[3]}|{cells[5]}|";

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\| [0-9]+ \| `\w+` \|")]
    private static partial Regex EventRow();
}
