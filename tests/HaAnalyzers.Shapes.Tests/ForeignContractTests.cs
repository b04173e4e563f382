using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Shapes.Tests;

/// <summary>
/// Every public interface, and every public class with virtual members, of the shared frameworks and of well-known client packages is
/// declared non-critical: each one gets a guard that compiles without a warning, and a fault double that does, or an HA0001 or HA0002 whose
/// reason is known here.
/// </summary>
public sealed class ForeignContractTests(ITestOutputHelper output)
{
    private const int LeastInterfaces = 1_500;
    private const int LeastMembers = 10_000;
    private const int LeastGuardedClasses = 100;

    [Fact]
    public async Task EveryForeignInterface_IsGuardedWithoutWarningOrExplained()
    {
        List<Outcome> outcomes = await GuardAllAsync(TypeKind.Interface);

        Assert.True(outcomes.Count >= LeastInterfaces, $"only {outcomes.Count} interfaces");
        Assert.True(outcomes.Sum(outcome => outcome.Members) >= LeastMembers, $"only {outcomes.Sum(outcome => outcome.Members)} members");
    }

    [Fact]
    public async Task EveryForeignClass_IsGuardedWithoutWarningOrExplained()
    {
        List<Outcome> outcomes = await GuardAllAsync(TypeKind.Class);

        Outcome invoker = outcomes.Single(outcome => outcome.Contract.Name == "CallInvoker");
        Assert.True(invoker.IsGuarded, string.Join(", ", invoker.Reports));
        Assert.True(outcomes.Count(outcome => outcome.IsGuarded) >= LeastGuardedClasses, $"only {outcomes.Count(outcome => outcome.IsGuarded)} classes are guarded");
    }

    private async Task<List<Outcome>> GuardAllAsync(TypeKind kind)
    {
        var batches = new ConcurrentBag<ForeignContracts>();
        await Parallel.ForEachAsync(ForeignContracts.FindAll(kind), TestContext.Current.CancellationToken, async (contracts, cancellationToken) =>
            batches.Add(await ForeignContracts.GuardAsync(contracts, cancellationToken)));
        List<Outcome> outcomes = [.. batches.SelectMany(batch => batch.Outcomes)];
        Print(outcomes);

        Diagnostic[] complaints = [.. batches.SelectMany(batch => batch.Complaints)];
        Assert.True(complaints.Length == 0, $"{complaints.Length} complaints about generated code:\n" + string.Join('\n', complaints
            .GroupBy(complaint => complaint.Id)
            .OrderByDescending(group => group.Count())
            .SelectMany(group => group.Take(6).Select(complaint => $"{group.Key} ({group.Count()}): {complaint}"))));
        Assert.All(outcomes, outcome => Assert.True(
            outcome.IsGuarded == outcome.Reports.IsEmpty,
            $"{outcome.Contract} is guarded: {outcome.IsGuarded}, with {outcome.Reports.Length} reports"));
        Assert.All(outcomes, outcome => Assert.True(outcome.HasDouble == outcome.IsGuarded, $"{outcome.Contract} has a double: {outcome.HasDouble}"));
        Assert.Empty(outcomes.SelectMany(outcome => outcome.Reports).Where(report => Reasons.Of(report) is null).Select(report => report.GetMessage(CultureInfo.InvariantCulture)));
        return outcomes;
    }

    private void Print(List<Outcome> outcomes)
    {
        output.WriteLine($"{outcomes.Select(outcome => outcome.Contract.ContainingAssembly.Name).Distinct().Count()} assemblies, {outcomes.Count} contracts, {outcomes.Sum(outcome => outcome.Members)} members");
        List<Outcome> guarded = outcomes.FindAll(outcome => outcome.IsGuarded);
        output.WriteLine($"guarded: {guarded.Count} contracts, {guarded.Sum(outcome => outcome.Members)} members");
        var reasons =
            from outcome in outcomes
            from reason in outcome.Reports.Select(report => $"{report.Id} {Reasons.Of(report) ?? "UNKNOWN: " + report.GetMessage(CultureInfo.InvariantCulture)}").Distinct()
            group outcome by reason into same
            orderby same.Count() descending
            select same;
        foreach (var reason in reasons)
        {
            output.WriteLine($"{reason.Count(),6} contracts  {reason.Key}, e.g. {reason.First().Contract}");
        }
    }
}
