using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>What stands above the body of a member.</summary>
internal static class MemberHeaders
{
    public static void WriteDocumentation(SourceWriter writer, string? obsolete)
    {
        writer.Line("/// <inheritdoc/>");
        if (obsolete is not null)
        {
            writer.Line(obsolete);
        }
    }

    public static string OfProperty(MemberModel member)
    {
        if (!member.IsIndexer)
        {
            return $"{Prefix(member, member.PropertyType)}{member.Name}";
        }

        IEnumerable<ParameterModel> indices = member.Form == CallForm.Getter ? member.Parameters : member.Parameters.Take(member.Parameters.Count - 1);
        return $"{Prefix(member, member.PropertyType)}this[{string.Join(", ", indices.Select(parameter => parameter.DeclarationWithoutDefault))}]";
    }

    public static string OfMethod(MemberModel member)
    {
        bool isExplicit = member.ExplicitInterface is not null;
        string parameters = string.Join(", ", member.Parameters.Select(parameter => isExplicit ? parameter.DeclarationWithoutDefault : parameter.Declaration));
        // An explicit implementation inherits the constraints and must not repeat them.
        string constraints = isExplicit ? member.NullableConstraints : string.Concat(member.Constraints.Select(constraint => " " + constraint));
        return $"{Prefix(member, member.ReturnType)}{member.Name}{member.TypeParameters}({parameters}){constraints}";
    }

    private static string Prefix(MemberModel member, string type) =>
        member.ExplicitInterface is null ? $"public {type} " : $"{type} {member.ExplicitInterface}.";
}
