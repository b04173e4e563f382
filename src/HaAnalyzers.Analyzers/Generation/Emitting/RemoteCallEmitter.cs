using System;
using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Writes what a member that returns a gRPC call has besides the guarded answer.</summary>
internal static class RemoteCallEmitter
{
    /// <summary>The member itself: a call whose answer is the guarded one.</summary>
    public static void WriteMember(SourceWriter writer, MemberModel member, GuardNaming names)
    {
        string own = member.Parameters.First(parameter => parameter.Role == ParameterRole.RemoteCall).Name;
        string callerToken = member.Parameters.Select(parameter => parameter.CallerToken).FirstOrDefault(token => token is not null) ?? "default";
        IEnumerable<string> arguments = member.Parameters.Select(parameter => parameter.Argument(own + ".Token"));
        using (writer.Open(MemberHeaders.OfMethod(member)))
        {
            writer.Line($"var {own} = new {RemoteCallTypes.Of(member.RemoteCall!)}({callerToken});");
            writer.Line($"return {own}.Complete({names.Of(member).Answer}{member.TypeParameters}({string.Join(", ", arguments)}));");
        }

        writer.Line();
    }

    /// <summary>Begins the call that <paramref name="call"/> writes, and gives what is awaited or read of it.</summary>
    /// <param name="arguments">Those of the member, and last the call as its caller sees it.</param>
    /// <param name="call">From the arguments of the member to the call.</param>
    public static string Begin(IReadOnlyList<string> arguments, Func<string, string> call) =>
        $"{arguments[arguments.Count - 1]}.Begin({call(string.Join(", ", arguments.Take(arguments.Count - 1)))})";

    /// <summary>What a generated client has besides calls.</summary>
    public static void WriteFactory(SourceWriter writer, ContractModel contract)
    {
        if (contract.IsRemoteClient)
        {
            string client = contract.Type;
            writer.Line("/// <summary>Nobody can guard the client that <c>WithHost</c> would return.</summary>");
            writer.Line($"protected override {client} NewInstance(global::Grpc.Core.ClientBase.ClientBaseConfiguration configuration) =>");
            writer.Line("    throw new global::System.NotSupportedException(\"WithHost() returns another client, which would not be guarded. Call it on the client behind the guard.\");");
            writer.Line();
        }
    }

    public static void WriteTypes(SourceWriter writer, ContractModel contract)
    {
        List<RemoteCallForm> forms = contract.Members.Select(member => member.RemoteCall).OfType<RemoteCallModel>().Select(call => call.Form).Distinct().OrderBy(form => form).ToList();
        if (forms.Count == 0)
        {
            return;
        }

        Write(writer, RemoteCallTypes.Base);
        if (forms.Exists(form => form is RemoteCallForm.Unary or RemoteCallForm.ClientStreaming))
        {
            Write(writer, RemoteCallTypes.SingleAnswer);
        }

        if (forms.Exists(form => form is RemoteCallForm.ServerStreaming or RemoteCallForm.DuplexStreaming))
        {
            Write(writer, RemoteCallTypes.ManyAnswers);
        }

        if (forms.Exists(form => form is RemoteCallForm.ClientStreaming or RemoteCallForm.DuplexStreaming))
        {
            Write(writer, RemoteCallTypes.Requests);
        }

        forms.ForEach(form => Write(writer, RemoteCallTypes.SourceOf(form)));
    }

    private static void Write(SourceWriter writer, string source)
    {
        foreach (string line in source.Split('\n'))
        {
            writer.Line(line.TrimEnd('\r'));
        }

        writer.Line();
    }
}
