using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>The key of a cached response: a tuple of every argument except the token.</summary>
internal static class CacheKeys
{
    public static string ResponsesType(MemberModel member) =>
        $"global::HaAnalyzers.Guarding.CachedResponses<{KeyType(member)}, {member.ResultType}>";

    public static string Update(MemberModel member, string responses, string result) => $"{responses}.Set({KeyOf(member)}, {result});";

    public static string KeyOf(MemberModel member)
    {
        // A key of a dynamic argument would be created by the binder at run time.
        var names = Arguments(member).Select(parameter => (parameter.IsDynamic ? parameter.ArgumentModifier : "") + parameter.Name).ToList();
        return names.Count switch
        {
            0 => "default",
            1 => $"new {KeyType(member)}({names[0]})",
            _ => $"({string.Join(", ", names)})",
        };
    }

    private static string KeyType(MemberModel member)
    {
        var types = Arguments(member).Select(parameter => parameter.Type).ToList();
        return types.Count switch
        {
            0 => "global::System.ValueTuple",
            1 => $"global::System.ValueTuple<{types[0]}>",
            _ => $"({string.Join(", ", types)})",
        };
    }

    private static System.Collections.Generic.IEnumerable<ParameterModel> Arguments(MemberModel member) =>
        member.Parameters.Where(parameter => parameter.Role is ParameterRole.Argument or ParameterRole.CallOptions);
}
