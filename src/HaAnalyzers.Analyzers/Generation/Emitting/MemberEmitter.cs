using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Writes one guarded member: the call, what it needs while it is under way, and the fallback.</summary>
internal sealed class MemberEmitter(SourceWriter writer, ContractModel contract, GuardNaming names)
{
    private const string Exception = "global::System.Exception";

    public void WriteAll()
    {
        foreach (IReadOnlyList<MemberModel> accessors in Accessors.Group(contract.Members))
        {
            Write(accessors);
        }
    }

    private void Write(IReadOnlyList<MemberModel> accessors)
    {
        MemberModel member = accessors[0];
        MemberHeaders.WriteDocumentation(writer, member.Obsolete);
        if (!member.IsProperty)
        {
            if (member.RemoteCall is not null)
            {
                RemoteCallEmitter.WriteMember(writer, member, names);
            }

            using (writer.Open(member.RemoteCall is null ? MemberHeaders.OfMethod(member) : MemberHeaders.OfAnswer(member, names.Of(member).Answer)))
            {
                WriteBody(member);
            }
        }
        else
        {
            using (writer.Open(MemberHeaders.OfProperty(member)))
            {
                foreach (MemberModel accessor in accessors)
                {
                    using (writer.Open(accessor.AccessorModifier + (accessor.Form == CallForm.Getter ? "get" : "set")))
                    {
                        WriteBody(accessor);
                    }
                }

                MemberHeaders.WriteUnreachableAccessor(writer, member);
            }
        }

        writer.Line();
        foreach (MemberModel accessor in accessors)
        {
            if (accessor.IsAsync)
            {
                new SuspendedCallEmitter(writer, contract, names).Write(accessor, LocalsOf(accessor));
            }
            else if (accessor.Kind == ResultKind.Stream)
            {
                new StreamEmitter(writer, contract, names).WriteCall(accessor, LocalsOf(accessor));
            }

            new FallbackEmitter(writer, names).Write(accessor, LocalsOf(accessor));
        }
    }

    private static NameScope LocalsOf(MemberModel member) => new(member.Parameters.Select(parameter => parameter.Name.TrimStart('@')));

    private void WriteBody(MemberModel member)
    {
        if (member.Kind == ResultKind.Stream)
        {
            new StreamEmitter(writer, contract, names).WriteBody(member, CallerToken(member));
            return;
        }

        NameScope locals = LocalsOf(member);
        var call = new CallNames(
            locals.Take("dependency"), locals.Take("call"), locals.Take("pending"), locals.Take("answered"), locals.Take("result"), locals.Take("accepted"), locals.Take("exception"));
        WriteBody(member, call, locals);
    }

    private void WriteBody(MemberModel member, CallNames call, NameScope locals)
    {
        string tokenArgument = CallerToken(member) is { } token ? token + ", " : "";
        string target = names.Target(member);
        if (member.BreakerKey is not null)
        {
            writer.Line($"var {call.Dependency} = {target};");
            target = call.Dependency;
        }

        using (writer.Open($"if (!{target}.TryBegin({FallbackEmitter.Name(member)}, {tokenArgument}out var {call.Call}))"))
        {
            writer.Line("// Open breaker, or no free slot: answer at once, the dependency is not called.");
            WriteFallbackReturn(member, "null");
        }

        writer.Line();
        WriteLocals(member, call);
        WriteCall(member, call, locals);
        writer.Line();
        if (member.IsAsync)
        {
            WriteCompletion(member, call);
            return;
        }

        if (member.ChecksResult)
        {
            using (writer.Open($"if (!{call.Accepted})"))
            {
                writer.Line($"{call.Call}.Reject();");
                string reason = $"new global::System.IO.InvalidDataException({SymbolDisplay.FormatLiteral($"The answer of {member.DisplayName} was refused by its result check.", quote: true)})";
                WriteFallbackReturn(member, member.Fallback.Kind == FallbackForm.None ? reason : "null");
            }

            writer.Line();
        }

        WriteSuccess(member, call.Call, call.Result, member.HasResult ? call.Result : null);
    }

    private void WriteLocals(MemberModel member, CallNames call)
    {
        if (member.IsAsync)
        {
            writer.Line($"{member.ReturnType} {call.Pending};");
        }

        if (AnswersAtOnce(member))
        {
            writer.Line($"bool {call.Answered};");
        }

        if (member.HasResult && (!member.IsAsync || AnswersAtOnce(member)))
        {
            writer.Line($"{member.ResultType} {call.Result};");
        }

        if (member.ChecksResult && !member.IsAsync)
        {
            writer.Line($"bool {call.Accepted};");
        }
    }

    private void WriteCall(MemberModel member, CallNames call, NameScope locals)
    {
        string target = (member.IsAsync, member.HasResult) switch
        {
            (true, _) => call.Pending + " = ",
            (_, true) => call.Result + " = ",
            _ => "",
        };
        using (writer.Open("try"))
        {
            string token = CallerToken(member) is null ? "default" : call.Call + ".Token";
            writer.Line($"{target}{(contract.Pipeline is null
                ? ReadInFull(member, Invocation(names.Inner, member, tokenReplacement: token))
                : ReadInFull(member, PipelineEmitter.Invocation(member, names, locals, token)))};");
            if (AnswersAtOnce(member))
            {
                WriteAnswer(member, call);
            }

            if (member.ChecksResult && !member.IsAsync)
            {
                writer.Line($"{call.Accepted} = {member.ResultCheck}({call.Result});");
            }
        }

        using (writer.Open($"catch ({Exception} {call.Exception})"))
        {
            string tokenArgument = CallerToken(member) is { } token ? ", " + token : "";
            using (writer.Open($"if (!{call.Call}.Fail({call.Exception}{tokenArgument}))"))
            {
                writer.Line("throw; // the caller's own business");
            }

            writer.Line();
            WriteFallbackReturn(member, call.Exception);
        }
    }

    /// <summary>A sequence that is evaluated lazily fails while it is read: inside the try.</summary>
    private static string ReadInFull(MemberModel member, string answer) =>
        member.Kind == ResultKind.Sequence ? $"global::HaAnalyzers.Guarding.Sequences.Read({answer})" : answer;

    /// <summary>A value task that has been consumed already, or whose source is broken, says so when it is asked: inside the try.</summary>
    private void WriteAnswer(MemberModel member, CallNames call)
    {
        writer.Line($"{call.Answered} = {call.Pending}.IsCompletedSuccessfully;");
        if (member.HasResult)
        {
            writer.Line($"{call.Result} = {call.Answered} ? {call.Pending}.Result : default!;");
            return;
        }

        using (writer.Open($"if ({call.Answered})"))
        {
            writer.Line($"{call.Pending}.GetAwaiter().GetResult();");
        }
    }

    private void WriteCompletion(MemberModel member, CallNames call)
    {
        if (!member.ChecksResult)
        {
            // A task could be null where the dependency is badly broken.
            using (writer.Open($"if ({(IsValueTask(member) ? call.Answered : $"{call.Pending} is {{ IsCompletedSuccessfully: true }}")})"))
            {
                writer.Line("// The answer is there already: no state machine, no allocation.");
                WriteSuccess(member, call.Call, IsValueTask(member) ? call.Result : call.Pending + ".Result", member.Kind switch
                {
                    ResultKind.ValueTask => "default",
                    ResultKind.ValueTaskOfValue => $"global::System.Threading.Tasks.ValueTask.FromResult<{member.ResultType}>({call.Result})",
                    _ => call.Pending,
                });
            }

            writer.Line();
        }

        writer.Line($"return {call.Call}.CompleteAsync({SuspendedCallEmitter.Pool(member, member.BreakerKey is null ? names.Dependency : call.Dependency, names)}, {call.Pending}, {SuspendedCallEmitter.Creation(member, names)});");
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

    /// <summary>Whether an answer that is there already is returned without a detour.</summary>
    private static bool AnswersAtOnce(MemberModel member) => IsValueTask(member) && !member.ChecksResult;

    private static bool IsValueTask(MemberModel member) => member.Kind is ResultKind.ValueTask or ResultKind.ValueTaskOfValue;

    private static string? CallerToken(MemberModel member) => member.Parameters.Select(parameter => parameter.CallerToken).FirstOrDefault(token => token is not null);

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

    internal static IEnumerable<string> Arguments(MemberModel member, string? tokenReplacement = null) => 
        member.Parameters.Select(parameter => parameter.Argument(tokenReplacement));

    internal static string Invocation(string target, MemberModel member, string? tokenReplacement = null) =>
        Invocation(target, member, Arguments(member, tokenReplacement).ToList());

    internal static string Invocation(string target, MemberModel member, IReadOnlyList<string> arguments)
    {
        if (member.RemoteCall is not null)
        {
            return RemoteCallEmitter.Begin(arguments, own => $"{target}.{member.Name}{member.TypeParameters}({own})");
        }

        string instance = member.CallThrough is null ? target : $"(({member.CallThrough}){target})";
        int indices = member.Form == CallForm.Setter ? arguments.Count - 1 : arguments.Count;
        string access = member.IsIndexer ? $"{instance}[{string.Join(", ", arguments.Take(indices))}]" : $"{instance}.{member.Name}";
        return member.Form switch
        {
            CallForm.Getter => access,
            CallForm.Setter => $"{access} = {arguments[indices]}",
            _ => $"{access}{member.TypeParameters}({string.Join(", ", arguments)})",
        };
    }

    private sealed record CallNames(string Dependency, string Call, string Pending, string Answered, string Result, string Accepted, string Exception);
}
