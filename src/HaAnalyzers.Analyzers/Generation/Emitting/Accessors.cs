using System.Collections.Generic;
using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Which calls are written as one member.</summary>
internal static class Accessors
{
    /// <summary>Each method for itself, and the accessors of one property, which follow each other, together.</summary>
    public static IEnumerable<IReadOnlyList<MemberModel>> Group(IReadOnlyList<MemberModel> members)
    {
        for (int index = 0; index < members.Count; index++)
        {
            MemberModel member = members[index];
            MemberModel? next = index + 1 < members.Count ? members[index + 1] : null;
            if (member.Form == CallForm.Getter && next is { Form: CallForm.Setter } && next.Name == member.Name
                && next.ExplicitInterface == member.ExplicitInterface && next.Parameters.Count == member.Parameters.Count + 1)
            {
                yield return [member, next];
                index++;
            }
            else
            {
                yield return [member];
            }
        }
    }
}
