using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Writes the degraded answer of one member: the cached one, else the one that cannot fail.</summary>
internal sealed class FallbackEmitter(SourceWriter writer, GuardNaming names)
{
    private const string Tasks = "global::System.Threading.Tasks";

    public void Write(MemberModel member, NameScope locals)
    {
        MemberNaming own = names.Of(member);
        if (SharesTask(member))
        {
            writer.Line($"private static readonly {member.ReturnType} {own.DegradedTask} = {Tasks}.Task.FromResult<{member.ResultType}>({Value(member)});");
            writer.Line();
        }

        string failure = locals.Take("failure");
        string parameters = string.Join(", ", member.Parameters
            .Select(parameter => parameter.DeclarationWithoutDefault)
            .Prepend($"global::System.Exception? {failure}"));
        string constraints = string.Concat(member.Constraints.Select(constraint => " " + constraint));
        if (member is { Obsolete: { } obsolete, IsAsync: false, Kind: not ResultKind.Stream })
        {
            writer.Line(obsolete);
        }

        using (writer.Open($"private {member.ReturnType} {own.Fallback}{member.TypeParameters}({parameters}){constraints}"))
        {
            WriteCachedAnswer(member, locals);
            if (member.Fallback.Kind == FallbackForm.None)
            {
                WriteUnavailable(member, failure);
            }
            else
            {
                WriteDegraded(member);
            }
        }

        writer.Line();
    }

    private void WriteCachedAnswer(MemberModel member, NameScope locals)
    {
        if (member.Cache is null)
        {
            return;
        }

        string cached = locals.Take("cached");
        string age = locals.Take("age");
        string responses = $"{names.State}.{names.Of(member).Responses}";
        using (writer.Open($"if ({responses}.TryGet({CacheKeys.KeyOf(member)}, out var {cached}, out var {age}))"))
        {
            writer.Line($"{names.Dependency}.ReportDegraded({Name(member)}, global::HaAnalyzers.Guarding.FallbackKind.Cached, {age});");
            writer.Line($"return {Wrap(member, cached)};");
        }

        writer.Line();
    }

    private void WriteUnavailable(MemberModel member, string failure)
    {
        string exception = $"{names.Target(member)}.Unavailable({Name(member)}, {failure})";
        writer.Line("// No fallback is declared: the caller has to know.");
        writer.Line(member.Kind switch
        {
            ResultKind.Task => $"return {Tasks}.Task.FromException({exception});",
            ResultKind.TaskOfValue => $"return {Tasks}.Task.FromException<{member.ResultType}>({exception});",
            ResultKind.ValueTask => $"return {Tasks}.ValueTask.FromException({exception});",
            ResultKind.ValueTaskOfValue => $"return {Tasks}.ValueTask.FromException<{member.ResultType}>({exception});",
            _ => $"throw {exception};",
        });
    }

    private void WriteDegraded(MemberModel member)
    {
        writer.Line($"{names.Dependency}.ReportDegraded({Name(member)}, global::HaAnalyzers.Guarding.FallbackKind.{member.Fallback.Kind});");
        string returns = member.Kind == ResultKind.Void ? "" : "return ";
        switch (member.Fallback.Kind)
        {
            case FallbackForm.Method:
                List<string> arguments = MemberEmitter.Arguments(member).ToList();
                writer.Line(member.RemoteCall is null
                    ? $"{returns}{member.Fallback.Expression}({string.Join(", ", arguments)});"
                    : $"return {RemoteCallEmitter.Begin(arguments, own => $"{member.Fallback.Expression}({own})")};");
                return;
            case FallbackForm.Implementation:
                writer.Line($"{returns}{MemberEmitter.Invocation(names.Fallback, member)};");
                return;
        }

        foreach (ParameterModel parameter in member.Parameters.Where(parameter => parameter.ArgumentModifier == "out "))
        {
            writer.Line($"{parameter.Name} = default!;");
        }

        string? answer = member.Kind switch
        {
            ResultKind.Void => null,
            ResultKind.Task => $"{Tasks}.Task.CompletedTask",
            ResultKind.ValueTask => "default",
            _ when SharesTask(member) => names.Of(member).DegradedTask,
            _ => Wrap(member, Value(member)),
        };
        if (answer is not null)
        {
            writer.Line($"return {answer};");
        }
    }

    private static string Wrap(MemberModel member, string value) => member.Kind switch
    {
        ResultKind.TaskOfValue => $"{Tasks}.Task.FromResult<{member.ResultType}>({value})",
        ResultKind.ValueTaskOfValue => $"{Tasks}.ValueTask.FromResult<{member.ResultType}>({value})",
        _ => value,
    };

    /// <summary>An immutable answer is the same for everybody, and so is the task that carries it.</summary>
    private static bool SharesTask(MemberModel member) =>
        member.Kind == ResultKind.TaskOfValue
        && member.TypeParameters.Length == 0
        && member.Fallback is { IsShared: true, Kind: FallbackForm.Empty or FallbackForm.Default or FallbackForm.Omitted };

    private static string Value(MemberModel member) => member.Fallback.Expression == "default" ? "default!" : member.Fallback.Expression;

    public static string Name(MemberModel member) => SymbolDisplay.FormatLiteral(member.DisplayName, quote: true);
}
