import { deliveryTimes } from '../delivery-time.ts';
import { detailsOf } from '../details.ts';
import { findingsOf } from '../findings.ts';
import type { Report } from '../report.ts';
import { checksToJson, premiseToJson } from './json-checks.ts';
import { hopToJson, timeToJson } from './json-hop.ts';
import { statementToJson } from './json-statement.ts';
import { printableJson } from './printable-json.ts';
import type { SharedReport } from './shared-report.ts';

/**
 * Name and version of the format; the number changes when a key is removed or changes its meaning, not when one is
 * added.
 */
export const REPORT_SCHEMA = 'relay-inspector-report/1';

/**
 * The report for programs: one JSON object, indented by two spaces (docs/report-json.md lists every key). Every key is
 * always present; unknown values are null.
 */
export function writeJson({
  report,
  summary,
  folder,
  profiles,
  webmail,
  version,
  redaction,
  fullHeader,
}: SharedReport): string {
  const titles = new Map(profiles.map(({ id, title }) => [id, title]));
  const written = {
    schema: REPORT_SCHEMA,
    redaction,
    version,
    webmail,
    complete: report.complete,
    message: {
      subject: summary.subject,
      from: summary.from,
      to: summary.to,
      date: summary.date,
      messageId: summary.messageId,
      folder:
        folder === null
          ? null
          : { kind: folder.kind, name: folder.name, webmail: folder.webmail, certain: folder.certain },
    },
    relays: report.verdicts.map(({ profile, verdict, hop, reason, evidence }) => ({
      profile,
      title: titles.get(profile) ?? profile,
      verdict,
      hop,
      reason,
      evidence: evidence.map((item) => ({
        kind: item.kind,
        hop: item.hop,
        field: item.field,
        supports: item.supports,
        strength: item.strength,
        value: item.value,
      })),
    })),
    conditions: report.conditions.map((condition) =>
      condition.kind === 'part'
        ? { kind: condition.kind, reason: condition.reason, premise: null }
        : { kind: condition.kind, reason: null, premise: premiseToJson(condition.premise) },
    ),
    route: routeToJson(report),
    findings: findingsOf(report).map(({ kind, severity, hop, values }) => ({ kind, severity, hop, values })),
    premises: report.premises.map(premiseToJson),
    checks: checksToJson(report),
    ...authenticationToJson(report),
    identifiers: identifiersToJson(report),
    header: fullHeader ? report.fields.map(({ name, body, raw }) => ({ name, body, raw })) : null,
  };
  return `${printableJson(written, 2)}\n`;
}

function routeToJson(report: Report): Record<string, unknown> {
  const { route, timeSpent } = report;
  const { border, totalSeconds, hops, steps, end } = route;
  return {
    steps: steps.map(({ hop, rule }) => ({ hop, rule })),
    end: { rule: end.rule, hop: end.hop },
    border: border === null ? null : { hop: border.hop, rule: border.rule, provider: border.provider },
    totalSeconds,
    timeSpent: timeSpent.map(({ part, seconds, standing }) => ({ part, seconds, standing })),
    delivery: deliveryTimes(report).map(({ since, seconds, standing }) => ({ since, seconds, standing })),
    hops: hops.map(hopToJson),
    notedSteps: detailsOf(report).notedSteps.map(({ fieldIndex, field, provider, host, id, time, newerHop }) => ({
      field: fieldIndex,
      fieldName: field,
      provider,
      host,
      id,
      time: timeToJson(time),
      newerHop,
    })),
  };
}

function authenticationToJson(report: Report): Record<string, unknown> {
  const { statements, alignment, arc, providerNotes } = detailsOf(report);
  return {
    authentication: statements.map(statementToJson),
    arc: {
      chainValidation: arc.chainValidation,
      defects: arc.defects,
      sets: arc.sets.map((set) => ({
        instance: set.instance,
        sealer: set.sealer,
        chainValidation: set.seal?.chainValidation ?? null,
        standing: set.standing,
      })),
    },
    alignment: {
      fromDomains: alignment.fromDomains,
      identifiers: alignment.identifiers.map(
        ({ source, domain, result, alignment: relation, fieldIndex, standing }) => ({
          source,
          domain,
          result,
          alignment: relation,
          field: fieldIndex,
          standing,
        }),
      ),
    },
    providerVerdicts: providerNotes.map(({ provider, fieldIndex, field, name, value, meaning, place }) => ({
      provider,
      field: fieldIndex,
      fieldName: field,
      name,
      value,
      meaning,
      place,
    })),
  };
}

function identifiersToJson(report: Report): Record<string, unknown> {
  const found = detailsOf(report).identifiers;
  const { feedbackId, returnPath, mailingList, unsubscribe } = found;
  return {
    altcraft: found.altcraft.map(({ kind, value, certain, fieldIndex }) => ({
      kind,
      value,
      certain,
      field: fieldIndex,
    })),
    campaignFields: found.campaignFields.map(({ name, value, fieldIndex }) => ({ name, value, field: fieldIndex })),
    originatingAddresses: found.originatingAddresses.map(({ name, value, fieldIndex }) => ({
      name,
      value,
      field: fieldIndex,
    })),
    feedbackId:
      feedbackId === null
        ? null
        : { identifiers: feedbackId.identifiers, sender: feedbackId.sender, field: feedbackId.fieldIndex },
    returnPath: returnPath === null ? null : { address: returnPath.address, field: returnPath.fieldIndex },
    mailingList:
      mailingList === null
        ? null
        : { id: mailingList.id, precedence: mailingList.precedence, takesPosts: mailingList.takesPosts },
    unsubscribe:
      unsubscribe === null
        ? null
        : {
            uris: unsubscribe.uris.map(({ uri }) => uri),
            missingForOneClick: unsubscribe.missingForOneClick,
            field: unsubscribe.fieldIndex,
          },
    forwarding: found.forwarding.map(({ kind, values, fieldIndex }) => ({ kind, values, field: fieldIndex })),
    missingRequiredFields: found.missingRequiredFields,
  };
}
