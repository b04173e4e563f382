using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Writes what one member needs while the answer is not there yet: its arguments, what to do with an answer, and the fallback.</summary>
internal sealed class SuspendedCallEmitter(SourceWriter writer, ContractModel contract, GuardNaming names)
{
    private const string Guarding = "global::HaAnalyzers.Guarding";
    private const string ValueTask = "global::System.Threading.Tasks.ValueTask";

    /// <summary>The type of the object that keeps what waiting needs.</summary>
    public static string PoolType(MemberModel member, GuardNaming names) =>
        $"{Guarding}.SuspendedCalls<{(member.HasResult ? member.ResultType + ", " : "")}{Type(member, names)}>";

    /// <summary>
    /// The object that keeps what waiting needs. It belongs to one dependency, so keys have one each; and a field cannot be generic as a
    /// method is.
    /// </summary>
    public static string Pool(MemberModel member, string dependency, GuardNaming names) => HasField(member)
        ? $"{names.State}.{names.Of(member).SuspendedCalls}"
        : $"{dependency}.SuspendedCalls<{PoolType(member, names)}>()";

    public static string Creation(MemberModel member, GuardNaming names) =>
        $"new {Type(member, names)}({string.Join(", ", member.Parameters.Select(parameter => parameter.Name).Prepend("this"))})";

    public static bool HasField(MemberModel member) => member.TypeParameters.Length == 0 && member.BreakerKey is null;

    public void Write(MemberModel member, NameScope locals)
    {
        string result = member.HasResult ? member.ResultType : $"{Guarding}.NoResult";
        string contractOfCall = $"{Guarding}.IMemberCall<{result}>";
        string constraints = string.Concat(member.Constraints.Select(constraint => " " + constraint));
        string guard = locals.Take("guard");
        string answer = locals.Take("answer");
        string reason = locals.Take("reason");
        using (writer.Open($"internal readonly struct {names.Of(member).Call}{member.TypeParameters} : {contractOfCall}{constraints}"))
        {
            new CallArguments(member, contract.GuardType, guard).Write(writer, names.Of(member).Call);
            bool shows = member.Fallback.Kind == FallbackForm.None;
            writer.Line($"bool {contractOfCall}.ShowsFailure => {(shows ? "true" : "false")};");
            writer.Line();
            using (writer.Open($"bool {contractOfCall}.Accept({result} {answer})"))
            {
                if (member.ChecksResult)
                {
                    using (writer.Open($"if (!{member.ResultCheck}({answer}))"))
                    {
                        writer.Line("return false;");
                    }

                    writer.Line();
                }

                if (member.Cache is not null)
                {
                    writer.Line(CacheKeys.Update(member, $"{guard}.{names.State}.{names.Of(member).Responses}", answer));
                }

                writer.Line("return true;");
            }

            writer.Line();
            writer.Line($"{ValueTask}<{result}> {contractOfCall}.Fallback(global::System.Exception? {reason}) =>");
            writer.Line($"    {Wrap(member, $"{guard}.{names.Of(member).Fallback}{member.TypeParameters}({string.Join(", ", MemberEmitter.Arguments(member).Prepend(reason))})")};");
        }

        writer.Line();
    }

    private static string Type(MemberModel member, GuardNaming names) => names.Of(member).Call + member.TypeParameters;

    private static string Wrap(MemberModel member, string fallback) => member.Kind switch
    {
        ResultKind.TaskOfValue => $"new {ValueTask}<{member.ResultType}>({fallback})",
        ResultKind.ValueTaskOfValue => fallback,
        _ => $"{Guarding}.NoResult.From({fallback})",
    };
}
