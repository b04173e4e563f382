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

    public static void WriteUnreachableAccessor(SourceWriter writer, MemberModel member)
    {
        if (member.UnreachableAccessor.Length > 0)
        {
            writer.Line($"{member.UnreachableAccessor} => throw new global::System.NotSupportedException(\"Nobody can reach this accessor of the implementation.\");");
        }
    }

    public static string OfMethod(MemberModel member)
    {
        bool isExplicit = member.ExplicitInterface is not null;
        string parameters = string.Join(", ", member.Parameters.Where(parameter => parameter.Role != ParameterRole.RemoteCall).Select(parameter => isExplicit ? parameter.DeclarationWithoutDefault : parameter.Declaration));
        // An explicit implementation and an override inherit the constraints and must not repeat them.
        string constraints = isExplicit || member.IsOverride ? member.NullableConstraints : string.Concat(member.Constraints.Select(constraint => " " + constraint));
        return $"{Prefix(member, member.RemoteCall?.ReturnType ?? member.ReturnType)}{member.Name}{member.TypeParameters}({parameters}){constraints}";
    }

    /// <summary>Of the private method that gives the answer of a gRPC call.</summary>
    public static string OfAnswer(MemberModel member, string name) =>
        $"private {member.ReturnType} {name}{member.TypeParameters}({string.Join(", ", member.Parameters.Select(parameter => parameter.DeclarationWithoutDefault))})"
        + string.Concat(member.Constraints.Select(constraint => " " + constraint));

    private static string Prefix(MemberModel member, string type) =>
        member.ExplicitInterface is null ? $"{member.Modifiers} {type} " : $"{type} {member.ExplicitInterface}.";
}
