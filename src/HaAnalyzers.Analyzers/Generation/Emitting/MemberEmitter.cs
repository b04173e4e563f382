using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Writes one guarded member: the call, what it needs while it is under way, and the fallback.</summary>
internal sealed class MemberEmitter(SourceWriter writer, ContractModel contract, GuardNaming names)
{
    private const string Exception = "global::System.Exception";

    public void Write(MemberModel member)
    {
        var locals = new NameScope(member.Parameters.Select(parameter => parameter.Name.TrimStart('@')));
        var call = new CallNames(
            locals.Take("call"), locals.Take("pending"), locals.Take("answered"), locals.Take("result"), locals.Take("exception"));
        WriteHeaderAndBody(member, call);
        if (member.IsAsync)
        {
            new SuspendedCallEmitter(writer, contract, names).Write(member, locals);
        }

        new FallbackEmitter(writer, names).Write(member, locals);
    }

    private void WriteHeaderAndBody(MemberModel member, CallNames call)
    {
        writer.Line("/// <inheritdoc/>");
        if (member.Obsolete is { } obsolete)
        {
            writer.Line(obsolete);
        }

        bool isExplicit = member.ExplicitInterface is not null;
        string access = isExplicit ? "" : "public ";
        string name = isExplicit ? $"{member.ExplicitInterface}.{member.Name}" : member.Name;
        if (member.IsProperty)
        {
            using (writer.Open($"{access}{member.ReturnType} {name}"))
            using (writer.Open("get"))
            {
                WriteBody(member, call);
            }

            writer.Line();
            return;
        }

        string parameters = string.Join(", ", member.Parameters.Select(parameter => isExplicit ? parameter.DeclarationWithoutDefault : parameter.Declaration));
        // An explicit implementation inherits the constraints and must not repeat them.
        string constraints = isExplicit ? "" : string.Concat(member.Constraints.Select(constraint => " " + constraint));
        using (writer.Open($"{access}{member.ReturnType} {name}{member.TypeParameters}({parameters}){constraints}"))
        {
            WriteBody(member, call);
        }

        writer.Line();
    }

    private void WriteBody(MemberModel member, CallNames call)
    {
        string tokenArgument = Token(member) is { } token ? token.Name + ", " : "";
        using (writer.Open($"if (!{names.Dependency}.TryBegin({tokenArgument}out var {call.Call}))"))
        {
            writer.Line("// Open breaker, or no free slot: answer at once, the dependency is not called.");
            WriteFallbackReturn(member, "null");
        }

        writer.Line();
        if (member.HasResult || member.IsAsync)
        {
            writer.Line($"{(member.IsAsync ? member.ReturnType : member.ResultType)} {(member.IsAsync ? call.Pending : call.Result)};");
        }

        if (IsValueTask(member))
        {
            writer.Line($"bool {call.Answered};");
        }

        WriteCall(member, call);
        writer.Line();
        if (member.IsAsync)
        {
            WriteCompletion(member, call);
        }
        else
        {
            WriteSuccess(member, call.Call, call.Result, member.HasResult ? call.Result : null);
        }
    }

    private void WriteCall(MemberModel member, CallNames call)
    {
        string target = (member.IsAsync, member.HasResult) switch
        {
            (true, _) => call.Pending + " = ",
            (_, true) => call.Result + " = ",
            _ => "",
        };
        using (writer.Open("try"))
        {
            writer.Line($"{target}{Invocation(names.Inner, member, tokenReplacement: call.Call + ".Token")};");
            if (IsValueTask(member))
            {
                writer.Line($"{call.Answered} = {call.Pending}.IsCompletedSuccessfully; // throws where it has been consumed already");
            }
        }

        using (writer.Open($"catch ({Exception} {call.Exception})"))
        {
            WriteFailure(member, call);
            WriteFallbackReturn(member, call.Exception);
        }
    }

    private void WriteFailure(MemberModel member, CallNames call)
    {
        if (Token(member) is not { } token)
        {
            writer.Line($"{call.Call}.Fail({call.Exception});");
            return;
        }

        using (writer.Open($"if (!{call.Call}.Fail({call.Exception}))"))
        {
            writer.Line("// The caller cancelled: that is no failure of the dependency, and the caller knows only its own token.");
            writer.Line($"throw new global::System.OperationCanceledException({call.Exception}.Message, {call.Exception}, {token.Name});");
        }

        writer.Line();
    }

    private void WriteCompletion(MemberModel member, CallNames call)
    {
        // A task could be null where the dependency is badly broken.
        string completed = IsValueTask(member) ? call.Answered : $"{call.Pending} is {{ IsCompletedSuccessfully: true }}";
        using (writer.Open($"if ({completed})"))
        {
            writer.Line("// The answer is there already: no state machine, no allocation.");
            switch (member.Kind)
            {
                case ResultKind.Task:
                    WriteSuccess(member, call.Call, call.Result, call.Pending);
                    break;
                case ResultKind.TaskOfValue:
                    WriteSuccess(member, call.Call, call.Pending + ".Result", call.Pending);
                    break;
                case ResultKind.ValueTask:
                    writer.Line($"{call.Pending}.GetAwaiter().GetResult();");
                    WriteSuccess(member, call.Call, call.Result, "default");
                    break;
                default:
                    writer.Line($"var {call.Result} = {call.Pending}.Result;");
                    WriteSuccess(member, call.Call, call.Result, $"global::System.Threading.Tasks.ValueTask.FromResult<{member.ResultType}>({call.Result})");
                    break;
            }
        }

        writer.Line();
        writer.Line($"return {call.Call}.CompleteAsync({SuspendedCallEmitter.Pool(member, names)}, {call.Pending}, {SuspendedCallEmitter.Creation(member, names)});");
    }

    private void WriteSuccess(MemberModel member, string call, string result, string? returned)
    {
        writer.Line($"{call}.Succeed();");
        WriteCacheUpdate(member, result);
        if (returned is not null)
        {
            writer.Line($"return {returned};");
        }
    }

    private void WriteCacheUpdate(MemberModel member, string result)
    {
        if (member.Cache is not null)
        {
            writer.Line(CacheKeys.Update(member, $"{names.State}.{names.Of(member).Responses}", result));
        }
    }

    private static bool IsValueTask(MemberModel member) => member.Kind is ResultKind.ValueTask or ResultKind.ValueTaskOfValue;

    private static ParameterModel? Token(MemberModel member) => member.Parameters.FirstOrDefault(parameter => parameter.IsToken);

    private void WriteFallbackReturn(MemberModel member, string failure)
    {
        if (member.Kind == ResultKind.Void)
        {
            writer.Line(FallbackCall(member, failure) + ";");
            writer.Line("return;");
        }
        else
        {
            writer.Line($"return {FallbackCall(member, failure)};");
        }
    }

    private string FallbackCall(MemberModel member, string failure) =>
        $"{names.Of(member).Fallback}{member.TypeParameters}({string.Join(", ", Arguments(member).Prepend(failure))})";

    internal static IEnumerable<string> Arguments(MemberModel member, string? tokenReplacement = null) => member.Parameters.Select(parameter =>
        parameter.IsToken && tokenReplacement is not null ? tokenReplacement : parameter.ArgumentModifier + parameter.Name);

    internal static string Invocation(string target, MemberModel member, string? tokenReplacement = null)
    {
        string instance = member.CallThrough is null ? target : $"(({member.CallThrough}){target})";
        return member.IsProperty
            ? $"{instance}.{member.Name}"
            : $"{instance}.{member.Name}{member.TypeParameters}({string.Join(", ", Arguments(member, tokenReplacement))})";
    }

    private sealed record CallNames(string Call, string Pending, string Answered, string Result, string Exception);
}
