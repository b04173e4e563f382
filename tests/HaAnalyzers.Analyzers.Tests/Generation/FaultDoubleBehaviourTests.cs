using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Tests.Generation;

/// <summary>Every shape does in its fault double what the script says.</summary>
public sealed class FaultDoubleBehaviourTests
{
    /// <summary>All shapes but those that reflection cannot call, and events, which are no calls.</summary>
    public static IEnumerable<TheoryDataRow<string>> Members => GuardShapeTests.Members.Where(row =>
        !row.Data.StartsWith("void Spans(", StringComparison.Ordinal) && !row.Data.StartsWith("event ", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Members))]
    public async Task EveryMember_FollowsTheScript(string members)
    {
        GeneratorRun run = GuardShapeTests.Run("\"less without it\"", members, LanguageVersion.CSharp12);
        using LoadedDouble faulty = LoadedDouble.Of(run.Output, "Shop.FaultyThing");
        int calls = 0;

        foreach (MethodInfo member in faulty.Members)
        {
            await faulty.CallAsync(member);
            Assert.Equal(++calls, faulty.Calls);

            faulty.Follow("Down");
            await Assert.ThrowsAsync<HttpRequestException>(() => faulty.CallAsync(member));
            Assert.Equal(++calls, faulty.Calls);
            faulty.Follow("Healthy");
        }

        Assert.NotEqual(0, calls);
    }
}
