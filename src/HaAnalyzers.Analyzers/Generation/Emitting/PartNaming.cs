using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>The parts of a dependency that break separately, fields of the state: one for each member, for each type of key, or both.</summary>
internal sealed class PartNaming
{
    private const string Guarding = "global::HaAnalyzers.Guarding";

    private readonly Dictionary<(string Owner, string KeyType), string> _fields = [];

    public PartNaming(IEnumerable<MemberModel> members, NameScope scope)
    {
        foreach (MemberModel member in members.Where(HasPart))
        {
            if (!_fields.ContainsKey(IdentityOf(member)))
            {
                _fields[IdentityOf(member)] = scope.Take((member.BreaksAlone ? member.DisplayName : "") + (member.BreakerKey is null ? "Part" : "Keys"));
            }
        }
    }

    /// <summary>Declarations of the fields.</summary>
    public IEnumerable<string> Declarations => _fields.Select(part => $"internal readonly {TypeOf(part.Key.KeyType)} {part.Value};");

    /// <summary>Assignments in the constructor of the state.</summary>
    public IEnumerable<string> Assignments => _fields.Select(part =>
    {
        string owner = SymbolDisplay.FormatLiteral(part.Key.Owner, quote: true);
        string arguments = part.Key.Owner.Length == 0 ? "Dependency" : $"Dependency, {owner}";
        return part.Key.KeyType.Length == 0
            ? $"{part.Value} = Dependency.CreatePart({owner});"
            : $"{part.Value} = new {TypeOf(part.Key.KeyType)}({arguments});";
    });

    public static bool HasPart(MemberModel member) => member.BreaksAlone || member.BreakerKey is not null;

    /// <summary>The part that guards a call of the member.</summary>
    public string Of(MemberModel member, string state) =>
        $"{state}.{_fields[IdentityOf(member)]}{(member.BreakerKey is { } key ? $".For({key.Name})" : "")}";

    private static (string Owner, string KeyType) IdentityOf(MemberModel member) =>
        (member.BreaksAlone ? member.DisplayName : "", member.BreakerKey?.Type ?? "");

    private static string TypeOf(string keyType) =>
        keyType.Length == 0 ? $"{Guarding}.GuardedDependency" : $"{Guarding}.DependencyPartition<{keyType}>";
}
