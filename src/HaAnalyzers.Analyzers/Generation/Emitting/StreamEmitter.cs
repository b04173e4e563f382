using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Writes a member that answers with a stream: nothing is called before somebody reads.</summary>
internal sealed class StreamEmitter(SourceWriter writer, ContractModel contract, GuardNaming names)
{
    private const string Guarding = "global::HaAnalyzers.Guarding";
    private const string Token = "global::System.Threading.CancellationToken";

    public void WriteBody(MemberModel member, string? token)
    {
        string call = names.Of(member).Call + member.TypeParameters;
        string arguments = string.Join(", ", member.Parameters.Select(parameter => parameter.Name).Prepend("this"));
        string callerToken = token is null ? "" : ", " + token;
        writer.Line($"return new {Guarding}.GuardedSequence<{member.ElementType}, {call}>({names.Target(member)}, {FallbackEmitter.Name(member)}, new {call}({arguments}){callerToken});");
    }

    public void WriteCall(MemberModel member, NameScope locals)
    {
        string contractOfCall = $"{Guarding}.IStreamCall<{member.ElementType}>";
        string constraints = string.Concat(member.Constraints.Select(constraint => " " + constraint));
        string guard = locals.Take("guard");
        string attempt = locals.Take("attempt");
        string reason = locals.Take("reason");
        var arguments = new CallArguments(member, contract.GuardType, guard);
        using (writer.Open($"internal readonly struct {names.Of(member).Call}{member.TypeParameters} : {contractOfCall}{constraints}"))
        {
            arguments.Write(writer, names.Of(member).Call);
            writer.Line($"bool {contractOfCall}.HasFallback => {(member.Fallback.Kind == FallbackForm.None ? "false" : "true")};");
            writer.Line();
            writer.Line($"{member.ReturnType} {contractOfCall}.Begin({Token} {attempt}) =>");
            writer.Line($"    {MemberEmitter.Invocation($"{guard}.{names.Inner}", member, attempt)};");
            writer.Line();
            writer.Line($"{member.ReturnType.TrimEnd('?')}? {contractOfCall}.Fallback(global::System.Exception? {reason}) =>");
            writer.Line($"    {guard}.{names.Of(member).Fallback}{member.TypeParameters}({string.Join(", ", MemberEmitter.Arguments(member).Prepend(reason))});");
        }

        writer.Line();
    }
}
