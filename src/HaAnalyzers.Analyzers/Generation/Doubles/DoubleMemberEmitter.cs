using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using HaAnalyzers.Analyzers.Generation.Emitting;
using HaAnalyzers.Analyzers.Generation.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Generation.Doubles;

/// <summary>Writes one member of a double: what the script says, else what the implementation behind it says, else an empty answer.</summary>
internal sealed class DoubleMemberEmitter
{
    private const string Tasks = "global::System.Threading.Tasks";

    private readonly SourceWriter _writer;
    private readonly ContractModel _contract;
    private readonly MemberModel _member;
    private readonly string _inner;
    private readonly string _given;
    private readonly List<(string Copy, string Original)> _copies = [];

    private readonly string _double;

    private DoubleMemberEmitter(SourceWriter writer, ContractModel contract, MemberModel member)
    {
        _double = contract.IsInterface ? "this" : DoubleEmitter.Double;
        var locals = new NameScope(member.Parameters.Select(parameter => parameter.Name.TrimStart('@')));
        _writer = writer;
        _contract = contract;
        _inner = locals.Take("inner");
        _given = locals.Take("given");
        _member = IsDeferred(member)
            ? member with { Parameters = new EquatableArray<ParameterModel>(member.Parameters.Select(parameter => Capturable(parameter, locals))) }
            : member;
    }

    public static void Write(SourceWriter writer, ContractModel contract, GuardNaming names, IReadOnlyList<MemberModel> accessors)
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
                new DoubleMemberEmitter(writer, contract, member).WriteBody();
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
                        new DoubleMemberEmitter(writer, contract, accessor).WriteBody();
                    }
                }

                MemberHeaders.WriteUnreachableAccessor(writer, member);
            }
        }

        writer.Line();
    }

    /// <summary>The member as a script calls it; both accessors of a property go by its name.</summary>
    public static string Name(MemberModel member) => SymbolDisplay.FormatLiteral(
        member.IsIndexer ? "Item" : member.IsProperty ? member.Name.TrimStart('@') : member.DisplayName, quote: true);

    /// <summary>What is returned is known only when the member is called.</summary>
    public static bool DependsOnCall(MemberModel member) => DoubleModel.NamesIn(member.TypeParameters).Any(parameter => Mentions(member.ResultType, parameter));

    /// <summary>Such an answer cannot be kept, so no script has one.</summary>
    public static bool MayBeRefStruct(MemberModel member, ContractModel contract) => contract.Constraints.Concat(member.Constraints).Any(constraint =>
        Regex.IsMatch(constraint, $@"where {Regex.Escape(member.ResultType.TrimEnd('?'))} : (?:(?! where ).)*allows ref struct"));

    private void WriteBody()
    {
        if (IsDeferred(_member))
        {
            WriteDeferred();
            return;
        }

        if (!_member.HasResult || MayBeRefStruct(_member, _contract))
        {
            _writer.Line($"{_double}.Enter({Name(_member)}, {Token});");
        }
        else
        {
            using (_writer.Open($"if ({_double}.TryAnswer<{_member.ResultType}>({Name(_member)}, {Token}, out var {_given}))"))
            {
                WriteOutParameters();
                _writer.Line($"return {_given};");
            }

            _writer.Line();
        }

        using (_writer.Open($"if ({_double}.Inner is not {{ }} {_inner})"))
        {
            WriteOutParameters();
            _writer.Line(_member.HasResult ? $"return {Empty};" : "return;");
        }

        _writer.Line();
        _writer.Line($"{(_member.HasResult ? "return " : "")}{MemberEmitter.Invocation(_inner, _member)};");
    }

    private void WriteDeferred()
    {
        foreach ((string copy, string original) in _copies)
        {
            _writer.Line($"var {copy} = {original};");
        }

        (string method, string empty) = _member.Kind switch
        {
            ResultKind.Task => ("AnswerTask", $"{Tasks}.Task.CompletedTask"),
            ResultKind.TaskOfValue => ($"AnswerTask<{_member.ResultType}>", $"{Tasks}.Task.FromResult<{_member.ResultType}>({Empty})"),
            ResultKind.ValueTask => ("AnswerValueTask", "default"),
            ResultKind.ValueTaskOfValue => ($"AnswerValueTask<{_member.ResultType}>", $"{Tasks}.ValueTask.FromResult<{_member.ResultType}>({Empty})"),
            _ => ($"AnswerStream<{_member.ElementType}>", Empty),
        };
        _writer.Line($"var {_inner} = {_double}.Inner;");
        _writer.Line($"return {_double}.{method}(");
        _writer.Line($"    {Name(_member)},");
        _writer.Line($"    () => {_inner} is null ? {empty} : {MemberEmitter.Invocation(_inner, _member)},");
        _writer.Line($"    {Token});");
    }

    /// <summary>The index of an indexer that returns a task may be passed by reference, which a call under way cannot keep.</summary>
    private ParameterModel Capturable(ParameterModel parameter, NameScope locals)
    {
        if (parameter.ArgumentModifier != "in ")
        {
            return parameter;
        }

        string copy = locals.Take(parameter.Name.TrimStart('@') + "Copy");
        _copies.Add((copy, parameter.Name));
        return parameter with { Name = copy };
    }

    private void WriteOutParameters()
    {
        foreach (ParameterModel parameter in _member.Parameters.Where(parameter => parameter.ArgumentModifier == "out "))
        {
            _writer.Line($"{parameter.Name} = default!;");
        }
    }

    private string Token => _member.Parameters.Select(parameter => parameter.CallerToken).FirstOrDefault(token => token is not null) ?? "default";

    private string Empty => _member.EmptyAnswer == "default" ? "default!" : _member.EmptyAnswer;

    private static bool IsDeferred(MemberModel member) => member.IsAsync || member.Kind == ResultKind.Stream;

    private static bool Mentions(string type, string typeParameter) => Regex.IsMatch(type, $@"(?<![\w@.:]){Regex.Escape(typeParameter)}(?!\w)");
}
