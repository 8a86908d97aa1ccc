// What nearly every command needs, named here so that the bundler keeps it in one piece: a command then loads a few
// files and not thirty, and each file costs as much as reading 20 kB.
import "../domain/activities/activity-plan.ts";
import "../domain/people/roster-plan.ts";
import "../report/activities.ts";
import "../report/members.ts";
import "../store/store.ts";
import "../terminal/questions.ts";
import "../trips/members/who.ts";
