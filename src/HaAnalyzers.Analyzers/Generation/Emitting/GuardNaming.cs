using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>The names of everything private in one guard.</summary>
internal sealed class GuardNaming
{
    private readonly Dictionary<MemberModel, MemberNaming> _members = [];

    public GuardNaming(ContractModel contract)
    {
        IEnumerable<string> taken = contract.Members
            .SelectMany(member => member.Parameters.Select(parameter => parameter.Name).Append(member.Name))
            .Select(name => name.TrimStart('@'))
            .Concat(contract.Events.Select(subscribed => subscribed.Name))
            .Concat(contract.TypeParameters.Trim('<', '>').Split([',', ' '], System.StringSplitOptions.RemoveEmptyEntries))
            .Concat(["Breaker", "DefaultOptions", "State", "Dispose", "DisposeAsync", contract.GuardName]);
        var scope = new NameScope(taken);
        Inner = scope.Take("_inner");
        State = scope.Take("_state");
        Dependency = scope.Take("_dependency");
        Fallback = scope.Take("_fallback");
        Pipeline = scope.Take("_pipeline");
        OwnsInner = scope.Take("_ownsInner");
        Parts = new PartNaming(contract.Members, scope);
        foreach (MemberModel member in contract.Members)
        {
            string name = member.DisplayName;
            _members[member] = new MemberNaming(
                Fallback: scope.Take(name + "Fallback"),
                Call: scope.Take(name + "Call"),
                SuspendedCalls: scope.Take(name + "Calls"),
                Responses: scope.Take(name + "Responses"),
                DegradedTask: scope.Take(name + "Degraded"),
                Answer: scope.Take(name + "Answer"));
        }
    }

    public string Inner { get; }

    public string State { get; }

    public string Dependency { get; }

    public string Fallback { get; }

    public string Pipeline { get; }

    public string OwnsInner { get; }

    public PartNaming Parts { get; }

    public MemberNaming Of(MemberModel member) => _members[member];

    /// <summary>What guards a call of the member: the dependency, or the part that breaks separately.</summary>
    public string Target(MemberModel member) => PartNaming.HasPart(member) ? Parts.Of(member, State) : Dependency;
}

/// <param name="Fallback">The method that answers instead.</param>
/// <param name="Call">The structure that holds the arguments while the answer is not there yet.</param>
/// <param name="SuspendedCalls">What waiting needs, a field of the state.</param>
/// <param name="Responses">The last good answers, a field of the state.</param>
/// <param name="DegradedTask">The completed task that every degraded caller shares.</param>
/// <param name="Answer">The method that gives the answer of a gRPC call.</param>
internal sealed record MemberNaming(string Fallback, string Call, string SuspendedCalls, string Responses, string DegradedTask, string Answer);
