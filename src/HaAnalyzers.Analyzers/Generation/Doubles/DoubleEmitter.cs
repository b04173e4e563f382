using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Emitting;
using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Doubles;

/// <summary>
/// Writes the file of one fault double. Every member is implemented explicitly, so that nothing collides with the verbs of the script, and
/// what the double shows of itself is its script.
/// </summary>
internal sealed class DoubleEmitter
{
    private const string Testing = "global::HaAnalyzers.Testing";

    private readonly DoubleModel _double;
    private readonly ContractModel _contract;
    private readonly SourceWriter _writer = new();

    private DoubleEmitter(DoubleModel model)
    {
        _double = model;
        _contract = model.Contract;
    }

    public static string Emit(DoubleModel model)
    {
        var emitter = new DoubleEmitter(model);
        emitter.WriteFile();
        return emitter._writer.ToString();
    }

    private void WriteFile()
    {
        GuardFile.WriteHeader(_writer, _contract, "fault double");
        if (_contract.Namespace.Length == 0)
        {
            WriteDouble();
            return;
        }

        using (_writer.Open("namespace " + _contract.Namespace))
        {
            WriteDouble();
        }
    }

    private void WriteDouble()
    {
        _writer.Line("/// <summary>");
        _writer.Line($"/// Stands in for <see cref=\"{_contract.Type.Replace('<', '{').Replace('>', '}')}\"/> in tests, and does what its script says.");
        _writer.Line("/// </summary>");
        _writer.Line(GuardEmitter.GeneratedCode);
        if (_contract.Obsolete is { } obsolete)
        {
            _writer.Line(obsolete);
        }

        string type = _double.Name + _contract.TypeParameters;
        string constraints = string.Concat(_contract.Constraints.Select(constraint => " " + constraint));
        string accessibility = _double.IsPublic ? "public" : "internal";
        using (_writer.Open($"{accessibility} sealed class {type} : {Testing}.FaultDouble<{type}, {_contract.Type}>, {_contract.Type}{constraints}"))
        {
            WriteConstructor();
            foreach (IReadOnlyList<MemberModel> accessors in Accessors.Group([.. _contract.Members.Select(Explicit)]))
            {
                DoubleMemberEmitter.Write(_writer, _contract, accessors);
            }

            foreach (EventModel subscribed in _contract.Events)
            {
                WriteEvent(subscribed);
            }

            WriteDisposal();
        }
    }

    private MemberModel Explicit(MemberModel member) =>
        member with { ExplicitInterface = member.ExplicitInterface ?? member.CallThrough ?? _contract.Type };

    private void WriteConstructor()
    {
        _writer.Line("/// <summary>Creates a double that is healthy as long as it is told nothing.</summary>");
        _writer.Line("/// <param name=\"inner\">The implementation that answers while the double is healthy; <see langword=\"null\"/> for empty answers.</param>");
        _writer.Line("/// <param name=\"timeProvider\">The clock; <see langword=\"null\"/> for the system clock.</param>");
        _writer.Line($"public {_double.Name}({_contract.Type}? inner = null, global::System.TimeProvider? timeProvider = null)");
        string members = string.Concat(_contract.Members.Select(member => ",\n                " + Describe(member)).Distinct());
        using (_writer.Open($"    : base(inner, timeProvider{members})"))
        {
        }

        _writer.Line();
    }

    private string Describe(MemberModel member)
    {
        string name = DoubleMemberEmitter.Name(member);
        if (!member.HasResult || DoubleMemberEmitter.MayBeRefStruct(member, _contract))
        {
            return $"{Testing}.FaultMember.ReturningNothing({name})";
        }

        return DoubleMemberEmitter.DependsOnCall(member)
            ? $"{Testing}.FaultMember.ReturningAnything({name})"
            : $"{Testing}.FaultMember.Returning<{member.ResultType}>({name})";
    }

    /// <summary>A subscription is no call of the dependency: it is passed on whatever the script says.</summary>
    private void WriteEvent(EventModel subscribed)
    {
        string declaring = subscribed.ExplicitInterface ?? subscribed.CallThrough ?? _contract.Type;
        MemberHeaders.WriteDocumentation(_writer, subscribed.Obsolete);
        using (_writer.Open($"event {subscribed.Type} {declaring}.{subscribed.Name}"))
        {
            WriteSubscription("add", "+=");
            WriteSubscription("remove", "-=");
        }

        _writer.Line();

        void WriteSubscription(string accessor, string change)
        {
            using (_writer.Open(accessor))
            using (_writer.Open("if (this.Inner is { } inner)"))
            {
                _writer.Line($"(({declaring})inner).{subscribed.Name} {change} value;");
            }
        }
    }

    private void WriteDisposal()
    {
        if (_contract.Disposal is not null)
        {
            _writer.Line("/// <inheritdoc/>");
            _writer.Line("void global::System.IDisposable.Dispose() => ((global::System.IDisposable?)this.Inner)?.Dispose();");
            _writer.Line();
        }

        if (_contract.AsyncDisposal is not null)
        {
            _writer.Line("/// <inheritdoc/>");
            _writer.Line("global::System.Threading.Tasks.ValueTask global::System.IAsyncDisposable.DisposeAsync() =>");
            _writer.Line("    this.Inner is { } inner ? ((global::System.IAsyncDisposable)inner).DisposeAsync() : default;");
            _writer.Line();
        }
    }
}
